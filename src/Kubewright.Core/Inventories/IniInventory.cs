namespace Kubewright.Core.Inventories;

/// <summary>Reads an inventory in the form of an INI file.</summary>
internal sealed class IniInventory
{
    private static readonly string[] Kinds = ["hosts", "children", "vars"];

    private readonly Inventory _inventory = new();
    private readonly List<InventoryError> _errors;
    private readonly Dictionary<(string Group, string Host), int> _written = [];
    private readonly string _file;

    private IniInventory(string file, List<InventoryError> errors) => (_file, _errors) = (file, errors);

    public static Inventory Read(SourceText source, List<InventoryError> errors)
    {
        var reader = new IniInventory(source.Name, errors);
        var (group, kind) = ("ungrouped", "hosts");
        var lines = source.Text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            var place = new SourcePlace(source.Name, index + 1);
            if (line[0] == '[')
            {
                (group, kind) = reader.Section(line, place) ?? (group, "skipped");
            }
            else
            {
                reader.Line(group, kind, line, place);
            }
        }

        return reader._inventory;
    }

    private (string Group, string Kind)? Section(string line, SourcePlace place)
    {
        var end = line.IndexOf(']', StringComparison.Ordinal);
        var rest = end < 0 ? "" : line[(end + 1)..].Trim();
        if (end < 2 || (rest.Length > 0 && rest[0] is not ('#' or ';')))
        {
            _errors.Add(new InventoryError(place, $"'{line}' is no section", "write [GROUP], [GROUP:children] or [GROUP:vars]"));
            return null;
        }

        var (group, kind) = line[1..end].Split(':', 2) is [var name, var written] ? (name.Trim(), written.Trim()) : (line[1..end].Trim(), "hosts");
        if (!Kinds.Contains(kind))
        {
            var remedy = Spec.Reading.NearestWord.Find(kind, Kinds) is { } nearest ? $"write [{group}:{nearest}]" : $"write [{group}], [{group}:children] or [{group}:vars]";
            _errors.Add(new InventoryError(place, $"'{kind}' is no kind of section", remedy));
            return null;
        }

        // Variables may stand before the group itself; they alone do not make it.
        var at = _inventory.Group(group);
        at.Place ??= kind == "vars" ? null : place;
        return (group, kind);
    }

    private void Line(string group, string kind, string line, SourcePlace place)
    {
        switch (kind)
        {
            case "hosts":
                Host(group, line, place);
                break;
            case "children":
                Child(group, line, place);
                break;
            case "vars":
                Variable(group, line, place);
                break;
        }
    }

    private void Child(string group, string line, SourcePlace place)
    {
        if (IniWords.Split(line) is [var child])
        {
            _inventory.Group(group).Children.Add((child, place));
        }
        else
        {
            _errors.Add(new InventoryError(place, $"'{line}' is no name of a group", "write one group a line, without variables"));
        }
    }

    private void Variable(string group, string line, SourcePlace place)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            _errors.Add(new InventoryError(place, $"'{line}' is no variable", "write name=value"));
        }
        else
        {
            _inventory.Group(group).Variables.Add(new Variable(line[..equals].Trim(), IniWords.Value(line[(equals + 1)..].Trim()), place));
        }
    }

    private void Host(string group, string line, SourcePlace place)
    {
        if (IniWords.Split(line) is not { Count: > 0 } words)
        {
            _errors.Add(new InventoryError(place, "a quote is not closed", "write quotes in pairs"));
            Broken(group, line.Split(' ', '\t')[0], place);
            return;
        }

        var (pattern, port) = Port(words[0]);
        if (HostRange.Expand(pattern, out var problem) is not { } names)
        {
            _errors.Add(new InventoryError(place, problem, "write a range as node[1:3], node[01:10] or node[a:c], the smaller end first"));
            return;
        }

        var pairs = words.Skip(1).Select(word => Pair(word, place)).ToList();
        var variables = pairs.OfType<Variable>().ToList();
        foreach (var name in names)
        {
            if (!_written.TryAdd((group, name), place.Line))
            {
                _errors.Add(new InventoryError(place, $"{name} is in {group} a second time; the first is in line {_written[(group, name)]}", "write each host once in a group"));
            }

            var host = _inventory.Host(name, place);
            host.IsBroken |= pairs.Contains(null);
            host.Variables.AddRange(port is null ? variables : [new Variable("ansible_port", port, place), .. variables]);
            _inventory.Group(group).Hosts.Add(name);
        }
    }

    private void Broken(string group, string name, SourcePlace place)
    {
        _inventory.Host(name, place).IsBroken = true;
        _inventory.Group(group).Hosts.Add(name);
    }

    // A name may have a port behind it; the colon of a range, or those of an IPv6 address, mean no port.
    private static (string Pattern, string? Port) Port(string word)
    {
        var colon = word.LastIndexOf(':');
        return colon > 0 && word.IndexOf(':', StringComparison.Ordinal) == colon && word.IndexOf(']', StringComparison.Ordinal) < colon
            && word.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') == false && !word[..colon].Contains('[', StringComparison.Ordinal)
                ? (word[..colon], word[(colon + 1)..])
                : (word, null);
    }

    private Variable? Pair(string word, SourcePlace place)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            _errors.Add(new InventoryError(place, $"'{word}' is no variable of the host", "write name=value, with quotes around a value that has spaces; each host on a line of its own"));
            return null;
        }

        return new Variable(word[..equals], IniWords.Value(word[(equals + 1)..]), place);
    }
}

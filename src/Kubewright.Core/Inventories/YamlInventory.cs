using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Inventories;

/// <summary>Reads an inventory in the form of a YAML file.</summary>
internal sealed class YamlInventory
{
    private static readonly string[] Keys = ["hosts", "children", "vars"];

    private readonly Inventory _inventory = new();
    private readonly string _file;
    private readonly List<InventoryError> _errors;

    private YamlInventory(string file, List<InventoryError> errors) => (_file, _errors) = (file, errors);

    public static Inventory Read(SourceText source, List<InventoryError> errors)
    {
        var reader = new YamlInventory(source.Name, errors);
        if (VariableFile.Root(source, errors) is { } root)
        {
            foreach (var group in root.Entries)
            {
                reader.Group(group.Key, group.Value, group.Line);
            }
        }

        return reader._inventory;
    }

    private void Group(string name, YamlNode node, int line)
    {
        var group = _inventory.Group(name);
        group.Place ??= At(line);
        foreach (var entry in Map(node, line, "a group has hosts, children and vars")?.Entries ?? [])
        {
            switch (entry.Key)
            {
                case "hosts":
                    Hosts(group, entry);
                    break;
                case "children":
                    Children(group, entry);
                    break;
                case "vars":
                    group.Variables.AddRange(Variables(entry.Value, entry.Line));
                    break;
                default:
                    _errors.Add(new InventoryError(
                        At(entry.Line),
                        $"'{entry.Key}' is nothing that a group has",
                        NearestWord.Find(entry.Key, Keys) is { } nearest ? $"write '{nearest}'" : "write hosts:, children: or vars:, and below them what belongs there"));
                    break;
            }
        }
    }

    private void Hosts(InventoryGroup group, YamlEntry hosts)
    {
        foreach (var entry in Map(hosts.Value, hosts.Line, "hosts are written as NAME: and below it their variables")?.Entries ?? [])
        {
            if (HostRange.Expand(entry.Key, out var problem) is not { } names)
            {
                _errors.Add(new InventoryError(At(entry.Line), problem, "write a range as node[1:3], node[01:10] or node[a:c], the smaller end first"));
                continue;
            }

            var variables = Variables(entry.Value, entry.Line);
            foreach (var name in names)
            {
                _inventory.Host(name, At(entry.Line)).Variables.AddRange(variables);
                group.Hosts.Add(name);
            }
        }
    }

    private void Children(InventoryGroup group, YamlEntry children)
    {
        foreach (var entry in Map(children.Value, children.Line, "groups are written as NAME: and below it hosts, children and vars")?.Entries ?? [])
        {
            group.Children.Add((entry.Key, At(entry.Line)));
            Group(entry.Key, entry.Value, entry.Line);
        }
    }

    private IReadOnlyList<Variable> Variables(YamlNode node, int line) =>
        [.. (Map(node, line, "variables are written as name: value")?.Entries ?? []).Select(entry => new Variable(entry.Key, YamlFragment.Value(entry.Value), At(entry.Line)))];

    private YamlMapping? Map(YamlNode node, int line, string remedy)
    {
        if (node is not (YamlMapping or YamlScalar { IsNull: true }))
        {
            _errors.Add(new InventoryError(At(line), $"here is {node.Kind}, where a map belongs", remedy));
        }

        return node as YamlMapping;
    }

    private SourcePlace At(int line) => new(_file, line);
}

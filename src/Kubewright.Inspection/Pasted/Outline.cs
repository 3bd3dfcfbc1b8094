using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>A line of <c>kubectl describe</c> with what is indented below it.</summary>
internal sealed partial class Outline(string line, int indent)
{
    private readonly List<Outline> _below = [];
    private readonly Match _field = Field().Match(line);

    /// <summary>The text without its indentation.</summary>
    public string Line { get; } = line;

    public string? Key => _field.Success ? _field.Groups[1].Value : null;

    /// <summary>What stands behind the key; null where nothing or <c>&lt;none&gt;</c> does.</summary>
    public string? Value => _field.Success && _field.Groups[2].Value.Trim() is { Length: > 0 } value and not ("<none>" or "<unset>") ? value : null;

    public IReadOnlyList<Outline> Below => _below;

    /// <summary>The value and the lines below it: labels, taints, command lines.</summary>
    public IReadOnlyList<string> Items => [.. (Value is { } value ? (string[])[value] : []).Concat(Flat().Select(below => below.Line))];

    public Outline? this[string key] => _below.FirstOrDefault(below => below.Key == key);

    /// <summary>The whole text as one root without a line.</summary>
    public static Outline Read(IEnumerable<PastedLine> lines)
    {
        var root = new Outline("", -1);
        var open = new Stack<Outline>([root]);
        foreach (var line in lines.Where(line => !line.IsBlank))
        {
            while (open.Peek()._indent >= line.Indent)
            {
                open.Pop();
            }

            var outline = new Outline(line.Text.Trim(), line.Indent);
            open.Peek()._below.Add(outline);
            open.Push(outline);
        }

        return root;
    }

    private readonly int _indent = indent;

    private IEnumerable<Outline> Flat() => _below.SelectMany(below => (Outline[])[below, .. below.Flat()]);

    [GeneratedRegex(@"^([A-Za-z][^:=]*):(?:\s+(.*))?$")]
    private static partial Regex Field();
}

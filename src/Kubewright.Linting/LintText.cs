namespace Kubewright.Linting;

/// <summary>A file's text by lines, and edits of it that leave everything else as it is.</summary>
public sealed class LintText
{
    private readonly bool _carriageReturns;
    private readonly bool _endsWithNewline;

    public LintText(string name, string text)
    {
        Name = name;
        _carriageReturns = text.Contains("\r\n", StringComparison.Ordinal);
        _endsWithNewline = text.EndsWith('\n');
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        Lines = _endsWithNewline ? lines[..^1] : lines;
    }

    /// <summary>As the user wrote it.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>With plain newlines, for readers.</summary>
    public string Plain => string.Join('\n', Lines) + "\n";

    /// <summary>Whether Kubewright made the file from a cluster file, so that nothing in it can have been forgotten.</summary>
    public bool IsOurs => Lines.Take(3).Any(line => line.Contains("Written by Kubewright", StringComparison.Ordinal));

    public string this[int line] => Lines[line - 1];

    /// <summary>The blanks before a line's first word.</summary>
    public string Indent(int line) => this[line][..^this[line].TrimStart().Length];

    /// <summary>Another text in place of the first such one behind a column of a line.</summary>
    public LineEdit Replace(int line, string old, string by, int column = 1)
    {
        var at = this[line].IndexOf(old, Math.Min(column - 1, this[line].Length), StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"line {line} has no '{old}'") : new LineEdit(Name, line, 1, [this[line][..at] + by + this[line][(at + old.Length)..]]);
    }

    public LineEdit ReplaceLine(int line, params IReadOnlyList<string> by) => new(Name, line, 1, by);

    public LineEdit InsertBefore(int line, params IReadOnlyList<string> lines) => new(Name, line, 0, lines);

    public LineEdit InsertAfter(int line, params IReadOnlyList<string> lines) => new(Name, line + 1, 0, lines);

    public LineEdit Delete(int line, int lastLine) => new(Name, line, lastLine - line + 1, []);

    /// <summary>The text with edits made, none of which meets another.</summary>
    public string With(IEnumerable<LineEdit> edits)
    {
        var lines = Lines.ToList();
        foreach (var edit in edits.Select((edit, order) => (Edit: edit, Order: order)).OrderByDescending(item => item.Edit.Line).ThenBy(item => item.Edit.Count == 0).ThenByDescending(item => item.Order).Select(item => item.Edit))
        {
            lines.RemoveRange(edit.Line - 1, edit.Count);
            lines.InsertRange(edit.Line - 1, edit.Lines);
        }

        var newline = _carriageReturns ? "\r\n" : "\n";
        return string.Join(newline, lines) + (_endsWithNewline ? newline : "");
    }
}

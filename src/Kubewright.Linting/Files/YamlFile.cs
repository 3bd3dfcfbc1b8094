using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>A file of YAML documents, and edits of it.</summary>
internal abstract class YamlFile : ConfigFile
{
    protected YamlFile(LintText text, ConfigKind kind)
        : base(text, kind)
    {
        var errors = new SpecErrors();
        var documents = YamlNodeReader.ReadAll(text.Plain, errors);
        if (errors.InFileOrder is [var first, ..])
        {
            throw new SyntaxException(first.Line, first.Problem, first.Remedy);
        }

        Documents = [.. documents.OfType<YamlMapping>()];
    }

    public IReadOnlyList<YamlMapping> Documents { get; }

    /// <summary>Another value in place of one; nothing where it is written over several lines.</summary>
    public IEnumerable<LineEdit> Set(YamlScalar scalar, string by)
    {
        var line = Text[scalar.Line];
        return scalar.EndLine == scalar.Line && scalar.Column > 0
            ? [Text.ReplaceLine(scalar.Line, line[..(scalar.Column - 1)] + by + line[Math.Min(line.Length, scalar.EndColumn - 1)..])]
            : [];
    }

    /// <summary>An entry taken out of its map; nothing where that would leave half a line.</summary>
    public IEnumerable<LineEdit> Remove(YamlMapping map, YamlEntry entry)
    {
        var before = Text[entry.Line][..(entry.Column - 1)];
        if (map.IsFlow)
        {
            return [];
        }

        if (before.Trim().Length == 0)
        {
            return [Text.Delete(entry.Line, entry.EndLine)];
        }

        // The first entry of a list's item: the dash goes to the next one.
        return before.Trim() == "-" && map.Entries[0] == entry && map.Entries is [_, var next, ..]
            ? [Text.Delete(entry.Line, entry.EndLine), Text.ReplaceLine(next.Line, before + Text[next.Line][(next.Column - 1)..])]
            : [];
    }

    /// <summary>Lines behind the last of a map's entries, as entries of it; nothing where it is written in braces.</summary>
    /// <param name="lines">Indented against each other.</param>
    public IEnumerable<LineEdit> Append(YamlMapping map, params IReadOnlyList<string> lines) =>
        map.IsFlow || map.Entries.Count == 0 ? [] : [Text.InsertAfter(map.EndLine, [.. lines.Select(line => new string(' ', map.Entries[0].Column - 1) + line)])];

    /// <summary>Further items of a list; nothing where they would not be lines of their own.</summary>
    public IEnumerable<LineEdit> Append(YamlSequence list, params IReadOnlyList<string> items)
    {
        if (list.Items.Count == 0 || (list.IsFlow && list.EndLine != list.Line))
        {
            return [];
        }

        var last = Text[list.EndLine];
        return list.IsFlow
            ? [Text.ReplaceLine(list.Line, last.Insert(last.LastIndexOf(']'), string.Concat(items.Select(item => $", {item}"))))]
            : [Text.InsertAfter(list.EndLine, [.. items.Select(item => $"{new string(' ', list.Column - 1)}- {item}")])];
    }
}

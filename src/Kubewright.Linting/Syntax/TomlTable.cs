namespace Kubewright.Linting.Syntax;

/// <summary>A table of a TOML file: the keys below one heading.</summary>
/// <param name="Line">Of the heading; 0 for the keys before the first.</param>
/// <param name="Path">The heading's parts.</param>
internal sealed record TomlTable(int Line, IReadOnlyList<string> Path, IReadOnlyList<TomlEntry> Entries)
{
    public int EndLine => Entries.Select(entry => entry.EndLine).Append(Line).Max();
}

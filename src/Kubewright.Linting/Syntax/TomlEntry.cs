namespace Kubewright.Linting.Syntax;

/// <summary>A key and its value.</summary>
/// <param name="Path">The keys of all tables around it, and its own.</param>
/// <param name="Value">A text, a number, a flag, a list or, for an inline table, a map of these.</param>
/// <param name="Written">The value as it stands in the file.</param>
internal sealed record TomlEntry(int Line, int EndLine, IReadOnlyList<string> Path, object Value, string Written)
{
    public string Key => Path[^1];
}

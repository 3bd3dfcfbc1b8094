namespace Kubewright.Linting.Syntax;

/// <summary>A section of HAProxy's configuration with its lines.</summary>
/// <param name="Kind">What it is: <c>frontend</c>.</param>
/// <param name="Name">Empty where it has none.</param>
internal sealed record Section(int Line, string Kind, string Name, IReadOnlyList<Statement> Lines)
{
    public int EndLine => Lines.Select(line => line.Line).Append(Line).Max();

    /// <summary>The last line that begins with these words; null where there is none. HAProxy takes the last.</summary>
    public Statement? Find(params IReadOnlyList<string> words) => All(words).LastOrDefault();

    public IEnumerable<Statement> All(params IReadOnlyList<string> words) => Lines.Where(line => line.Words.Take(words.Count).SequenceEqual(words));
}

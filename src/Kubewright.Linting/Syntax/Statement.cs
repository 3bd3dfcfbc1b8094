namespace Kubewright.Linting.Syntax;

/// <summary>Words that belong together, with the block behind them where there is one.</summary>
/// <param name="Line">From 1.</param>
internal sealed record Statement(int Line, IReadOnlyList<string> Words)
{
    /// <summary>The line of its last word or closing brace.</summary>
    public int EndLine { get; init; } = Line;

    /// <summary>Null where it has no block.</summary>
    public IReadOnlyList<Statement>? Block { get; init; }

    public string Name => Words[0];

    /// <summary>The second word; null where there is none.</summary>
    public string? Value => Words.Count > 1 ? Words[1] : null;

    /// <summary>All words but the first.</summary>
    public string Rest => string.Join(' ', Words.Skip(1));

    public Statement? Find(string name) => Block?.FirstOrDefault(statement => statement.Name == name);

    public IEnumerable<Statement> All(string name) => (Block ?? []).Where(statement => statement.Name == name);

    /// <summary>A whole number as second word of a statement in the block; null where there is none.</summary>
    public int? Number(string name) => int.TryParse(Find(name)?.Value, out var number) ? number : null;
}

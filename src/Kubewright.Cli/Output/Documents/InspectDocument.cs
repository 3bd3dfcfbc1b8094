using Kubewright.Inspection.Description;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What a cluster is made of.</summary>
internal sealed record InspectDocument
{
    public DateTimeOffset? Taken { get; init; }

    /// <summary><c>fine</c>, <c>odd</c>, <c>bad</c> or <c>unknown</c>.</summary>
    public required string Health { get; init; }

    public required string Headline { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What is not fine, worst first.</summary>
    public required IReadOnlyList<StatementDocument> Oddities { get; init; }

    public required TopologyDocument Topology { get; init; }

    public required IReadOnlyList<SectionDocument> Sections { get; init; }

    public required IReadOnlyList<TableDocument> Tables { get; init; }

    public required IReadOnlyList<GapDocument> Gaps { get; init; }

    public static InspectDocument Of(ClusterPicture picture, Language language) => new()
    {
        Taken = picture.Taken,
        Health = Word(picture.Health),
        Headline = picture.Headline.In(language),
        Summary = picture.Summary.In(language),
        Sources = [.. picture.Sources.Select(source => source.In(language))],
        Oddities = [.. picture.Oddities.Select(statement => StatementDocument.Of(statement, language))],
        Topology = TopologyDocument.Of(picture.Topology, language),
        Sections = [.. picture.Sections.Select(section => new SectionDocument(section.Id, section.Title.In(language), [.. section.Statements.Select(statement => StatementDocument.Of(statement, language))]))],
        Tables = [.. picture.Tables.Select(table => new TableDocument(table.Id, [.. table.Columns.Select(column => column.Id)], [.. table.Rows.Select(row => new TableRowDocument(Word(row.State), row.Cells))]))],
        Gaps = [.. picture.Gaps.Select(gap => new GapDocument(Word(gap.Source), gap.Subject, gap.Command, gap.State.ToString().ToLowerInvariant(), gap.Why))],
    };

    internal static string Word(StatementState state) => state.ToString().ToLowerInvariant();

    internal static string Word(EvidenceSource source) => source.ToString().ToLowerInvariant();
}

/// <param name="Topic">Stable; says what it is about.</param>
/// <param name="Matters">Whether somebody should look after it.</param>
internal sealed record StatementDocument(string Topic, string? Subject, string State, bool Matters, string Sentence, string? Meaning, string? Next, IReadOnlyDictionary<string, string> Values, IReadOnlyList<ProofDocument> Proofs)
{
    public static StatementDocument Of(Statement statement, Language language) => new(
        statement.Topic, statement.Subject, InspectDocument.Word(statement.State), statement.Matters, statement.Sentence.In(language), statement.Meaning?.In(language), statement.Next?.In(language), statement.Values,
        [.. statement.Proofs.Select(proof => new ProofDocument(InspectDocument.Word(proof.Source), proof.Subject, proof.Command, proof.Line))]);
}

/// <summary>Where something was seen.</summary>
internal sealed record ProofDocument(string Source, string Subject, string Command, string Line);

internal sealed record SectionDocument(string Id, string Title, IReadOnlyList<StatementDocument> Statements);

internal sealed record TableDocument(string Id, IReadOnlyList<string> Columns, IReadOnlyList<TableRowDocument> Rows);

internal sealed record TableRowDocument(string State, IReadOnlyList<string?> Cells);

/// <summary>What was asked and is not known.</summary>
internal sealed record GapDocument(string Source, string Subject, string Command, string State, string Why);

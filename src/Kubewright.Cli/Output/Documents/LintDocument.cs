using System.Text.Json.Serialization;
using Kubewright.Linting;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What <c>lint</c> found, and what it corrected.</summary>
/// <param name="Findings">What is wrong; after <c>--fix</c>, what is left.</param>
internal sealed record LintDocument(IReadOnlyList<LintedFileDocument> Files, IReadOnlyList<LintFindingDocument> Findings)
{
    /// <summary>Files that were, or would be, written anew; null where nobody asked for that.</summary>
    public IReadOnlyList<CorrectedFileDocument>? Corrected { get; init; }

    /// <summary>Whether corrections were written, and not only shown.</summary>
    [JsonIgnore]
    public bool Written { get; init; }

    public static LintDocument Of(LintSet set, IReadOnlyList<LintFinding> findings) => new(
        [.. set.Files.Select(file => new LintedFileDocument(file.Name, KindOf(file.Kind)))],
        [.. findings.Select(finding => new LintFindingDocument(
            finding.File, finding.Line, SeverityText.Of(finding.Severity), finding.Code, finding.Problem, finding.Why, finding.Correction, finding.IsFixable))]);

    private static string KindOf(ConfigKind kind) => Cli.Files.LintFiles.Kinds.Single(pair => pair.Value == kind).Key;
}

/// <param name="Kind">Whose configuration it is.</param>
internal sealed record LintedFileDocument(string File, string Kind);

/// <param name="Code">The rule's, also the name of its page.</param>
/// <param name="Fixable">Whether <c>--fix</c> corrects it.</param>
internal sealed record LintFindingDocument(string File, int Line, string Severity, string Code, string Problem, string Why, string Correction, bool Fixable);

/// <param name="Copy">What it was before; null where nothing was written.</param>
internal sealed record CorrectedFileDocument(string File, string? Copy, IReadOnlyList<string> Diff);

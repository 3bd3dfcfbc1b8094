namespace Kubewright.Cli.Output.Documents;

/// <summary>A command that ended before it had a result.</summary>
internal sealed record StopDocument(int ExitCode, IReadOnlyList<ProblemDocument> Problems);

internal sealed record ProblemDocument(string What, string? Remedy);

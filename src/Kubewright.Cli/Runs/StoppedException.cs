namespace Kubewright.Cli.Runs;

/// <summary>
/// Ends a verb early with an exit code and what to tell the person. Thrown by the stages of a run and caught in one place, so that the flow reads from top to bottom.
/// </summary>
internal sealed class StoppedException(ExitCode code, params IReadOnlyList<Problem> problems) : Exception(string.Join("; ", problems))
{
    public ExitCode Code { get; } = code;

    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>Something that keeps a verb from going on.</summary>
/// <param name="What">Where, what and why, in a sentence.</param>
/// <param name="Remedy">What to do next; null where the sentence says it.</param>
internal sealed record Problem(string What, string? Remedy = null)
{
    public override string ToString() => Remedy is null ? What : $"{What}; {Remedy}";
}

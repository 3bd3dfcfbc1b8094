namespace Kubewright.Tests.Linting;

/// <summary>One thing written wrongly in otherwise healthy files, and where a rule has to find it.</summary>
/// <param name="Rule">Code of the rule that has to find it.</param>
/// <param name="Happened">What was written, in words.</param>
/// <param name="Set">Which healthy files: see <see cref="HealthyFiles"/>.</param>
/// <param name="File">The file that is spoilt.</param>
/// <param name="Old">What is written there.</param>
/// <param name="Wrong">What is written instead.</param>
/// <param name="Places">File and line of the findings.</param>
public sealed record LintFault(string Rule, string Happened, string Set, string File, string Old, string Wrong, params IReadOnlyList<string> Places)
{
    /// <summary>Somebody has to know more than the files say, so that nothing is corrected.</summary>
    public bool IsLeft { get; init; }

    /// <summary>Files of the set that are not given.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Part of the corrected file; null where only the finding has to be gone.</summary>
    public string? Corrected { get; init; }

    public override string ToString() => $"{Rule}: {Happened}";
}

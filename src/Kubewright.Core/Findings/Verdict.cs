namespace Kubewright.Core.Findings;

/// <summary>What a rule makes of the facts.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <param name="What">What was found to be well, in one sentence.</param>
    /// <param name="Detail">What was measured, by host or the like, on one line; null where the sentence says it all.</param>
    public sealed record Healthy(string What, string? Detail = null) : Verdict;

    /// <param name="Findings">At least one.</param>
    public sealed record Unhealthy(IReadOnlyList<Finding> Findings) : Verdict
    {
        /// <summary>Why not all could be judged; null where all was.</summary>
        public string? WhyNotAll { get; init; }
    }

    /// <summary>What had to be known is not. Never to be taken as healthy.</summary>
    public sealed record NotAssessed(string Why) : Verdict;

    /// <summary>There is nothing to judge.</summary>
    public static Verdict NoCluster(CaseFile caseFile) => new NotAssessed($"{caseFile.Leader} serves no cluster");

    /// <summary>Unhealthy where there are findings, healthy where there are none.</summary>
    public static Verdict Of(IEnumerable<Finding> findings, string healthy) => findings.ToList() is { Count: > 0 } found ? new Unhealthy(found) : new Healthy(healthy);

    /// <summary>Also for rules that judge what they know, and say what they do not.</summary>
    /// <param name="whyNotAll">Why something is not known; null where all is.</param>
    public static Verdict Of(IEnumerable<Finding> findings, string healthy, string? whyNotAll) => Of(findings, healthy) switch
    {
        Unhealthy unhealthy => unhealthy with { WhyNotAll = whyNotAll },
        var well => whyNotAll is null ? well : new NotAssessed(whyNotAll),
    };
}

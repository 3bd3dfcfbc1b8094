using System.Text.Json.Serialization;
using Kubewright.Core.Findings;
using Kubewright.Diagnosis;

namespace Kubewright.Cli.Output.Documents;

/// <summary>Whether hosts are fit for a cluster, check by check.</summary>
internal sealed record PreflightDocument(string Cluster, PreflightState State, IReadOnlyList<PreflightCheck> Checks)
{
    /// <summary>Nothing was found that refuses an apply, and nothing is unknown.</summary>
    [JsonIgnore]
    public bool IsFit => State < PreflightState.Unknown;

    /// <summary>Something is known to be wrong with a host itself; not only that it cannot be asked.</summary>
    [JsonIgnore]
    public bool HasFindings => Checks.Any(check => check.State == PreflightState.Failed && RuleCatalog.Access.All(rule => rule.Code != check.Code));

    public static PreflightDocument Of(string cluster, IReadOnlyList<PreflightCheck> checks) => new(cluster, checks.Max(check => check.State), checks);
}

/// <param name="Code">The fault that was looked for: <c>low-memory</c>. What a cluster file accepts it by.</param>
/// <param name="Title">What is so where it was not found.</param>
/// <param name="Sentence">What was found.</param>
internal sealed record PreflightCheck(string Code, string Title, PreflightState State, string Sentence)
{
    public IReadOnlyList<PreflightFinding> Findings { get; init; } = [];

    /// <summary>Why not all hosts could be judged; none where all were.</summary>
    public string? NotAssessed { get; init; }

    public static PreflightCheck Of(IRule rule, Verdict verdict, bool isAccepted) => verdict switch
    {
        Verdict.Healthy healthy => new PreflightCheck(rule.Code, rule.Title, PreflightState.Ok, healthy.What),
        Verdict.NotAssessed not => new PreflightCheck(rule.Code, rule.Title, isAccepted ? PreflightState.Accepted : PreflightState.Unknown, not.Why) { NotAssessed = not.Why },
        Verdict.Unhealthy unhealthy => new PreflightCheck(rule.Code, rule.Title, StateOf(unhealthy, isAccepted), Count(unhealthy.Findings.Count))
        {
            Findings = [.. unhealthy.Findings.Select(finding => new PreflightFinding(finding.Subject, finding.Sentence, finding.Evidence) { Remedy = finding.Remedy })],
            NotAssessed = unhealthy.WhyNotAll,
        },
        _ => throw new InvalidOperationException($"unknown verdict {verdict}"),
    };

    private static PreflightState StateOf(Verdict.Unhealthy unhealthy, bool isAccepted) =>
        isAccepted ? PreflightState.Accepted
            : unhealthy.Findings.Any(finding => finding.Severity == Severity.Error) ? PreflightState.Failed
            : unhealthy.WhyNotAll is not null ? PreflightState.Unknown
            : PreflightState.Warning;

    private static string Count(int findings) => findings == 1 ? "1 finding" : $"{findings} findings";
}

/// <param name="Host">Where; <c>cluster</c> where it is about hosts together.</param>
/// <param name="What">What is wrong and why.</param>
/// <param name="Evidence">The lines that prove it.</param>
internal sealed record PreflightFinding(string Host, string What, IReadOnlyList<string> Evidence)
{
    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }
}

/// <summary>From good to bad. From <see cref="Unknown"/> on an apply is refused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PreflightState>))]
internal enum PreflightState
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Found, or not to be told, and accepted by the cluster file.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("warning")]
    Warning,

    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

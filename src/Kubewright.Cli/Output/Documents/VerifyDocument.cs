using System.Text.Json.Serialization;
using Kubewright.Core.Findings;

namespace Kubewright.Cli.Output.Documents;

/// <summary>Whether a cluster is what its file says, check by check.</summary>
internal sealed record VerifyDocument(string Cluster, CheckState State, IReadOnlyList<CheckDocument> Checks)
{
    /// <summary>What the loss of each host did; null where no host was to be lost.</summary>
    public FailoverDocument? Failover { get; init; }

    public static VerifyDocument Of(string cluster, IReadOnlyList<CheckDocument> checks) =>
        new(cluster, checks.Select(check => check.State).DefaultIfEmpty(CheckState.Unknown).Max(), checks);
}

/// <param name="Code">The fault that was looked for: <c>node-not-ready</c>.</param>
/// <param name="Title">What is so where it was not found: <c>Every node is ready</c>.</param>
/// <param name="Sentence">What was found.</param>
internal sealed record CheckDocument(string Code, string Title, CheckState State, string Sentence)
{
    /// <summary>What was measured where all is well.</summary>
    public string? Detail { get; init; }

    /// <summary>The lines that prove it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>For the failover drill: how long a client polling every 100 ms got no answer.</summary>
    public double? OutageMilliseconds { get; init; }

    public static CheckDocument Of(IRule rule, Verdict verdict) => verdict switch
    {
        Verdict.Healthy healthy => new CheckDocument(rule.Code, rule.Title, CheckState.Ok, healthy.What) { Detail = healthy.Detail },
        Verdict.NotAssessed not => new CheckDocument(rule.Code, rule.Title, CheckState.Unknown, not.Why),
        Verdict.Unhealthy { Findings: [var finding] } => new CheckDocument(rule.Code, rule.Title, CheckState.Failed, Told(finding)) { Evidence = finding.Evidence },
        Verdict.Unhealthy { Findings: var findings } => new CheckDocument(rule.Code, rule.Title, CheckState.Failed, $"{findings.Count} findings")
        {
            Evidence = [.. findings.SelectMany(finding => finding.Evidence.Select(line => "  " + line).Prepend(Told(finding)))],
        },
        _ => throw new InvalidOperationException($"unknown verdict {verdict}"),
    };

    private static string Told(Finding finding) => $"{finding.Subject} {finding.Sentence}";
}

/// <summary>From good to bad: a check that could not be made is not as good as one that passed, and a failed one outweighs it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckState>))]
internal enum CheckState
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

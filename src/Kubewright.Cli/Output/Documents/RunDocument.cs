using Kubewright.Core.Journals;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What came of a run that was to change hosts.</summary>
internal sealed record RunDocument
{
    public required string Cluster { get; init; }

    public required string Verb { get; init; }

    /// <summary>Null where nothing was to be done.</summary>
    public string? Run { get; init; }

    public required bool Succeeded { get; init; }

    public required int Changed { get; init; }

    public required double Seconds { get; init; }

    public required IReadOnlyList<HostRecap> Hosts { get; init; }

    public IReadOnlyList<FailureDocument> Failures { get; init; } = [];

    public IReadOnlyList<TimedStepDocument> Slowest { get; init; } = [];

    public IReadOnlyList<TimedStepDocument> CriticalPath { get; init; } = [];

    /// <summary>Path of the journal.</summary>
    public string? Journal { get; init; }

    /// <summary>Path of the kubeconfig that was written.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>A run that had nothing to do.</summary>
    public static RunDocument OfEmpty(string verb, Blueprint blueprint, Plan plan, TimeSpan took) => new()
    {
        Cluster = blueprint.Spec.Name,
        Verb = verb,
        Succeeded = true,
        Changed = 0,
        Seconds = took.TotalSeconds,
        Hosts = [.. blueprint.Spec.Hosts.Select(host => new HostRecap(host.ToString(), plan.Steps.Count(step => step.Host.Name == host.Name), 0, 0, 0))],
    };

    public static RunDocument Of(string cluster, string verb, string run, RunReport report, string journal) => new()
    {
        Cluster = cluster,
        Verb = verb,
        Run = run,
        Succeeded = report.Succeeded,
        Changed = report.Changed,
        Seconds = report.Seconds,
        Hosts = report.Hosts,
        Failures = [.. report.Failures.Select(FailureDocument.Of)],
        Slowest = [.. report.Slowest.Take(10).Select(TimedStepDocument.Of)],
        CriticalPath = [.. report.CriticalPath.Select(TimedStepDocument.Of)],
        Journal = journal,
    };
}

/// <param name="Why">The command that failed and how.</param>
/// <param name="Lines">The lines of output that tell why.</param>
internal sealed record FailureDocument(string Host, string Phase, string Step, string Why, IReadOnlyList<string> Lines)
{
    public static FailureDocument Of(StepEnded ended) => new(ended.Host, ended.Phase, ended.Step, ended.Why, ended.Lines);
}

internal sealed record TimedStepDocument(string Host, string Phase, string Step, double Seconds)
{
    public static TimedStepDocument Of(StepTime time) => new(time.Host, time.Phase, time.Step, time.Seconds);
}

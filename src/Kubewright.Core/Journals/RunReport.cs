namespace Kubewright.Core.Journals;

/// <summary>What came of a run: made from its events alone, so also from a journal read later.</summary>
public sealed record RunReport
{
    public required bool Succeeded { get; init; }

    public required double Seconds { get; init; }

    public required IReadOnlyList<HostRecap> Hosts { get; init; }

    /// <summary>Every step on every host that was more than a look, the slowest first.</summary>
    public required IReadOnlyList<StepTime> Slowest { get; init; }

    /// <summary>The chain of steps that decided how long the run took, in order of time.</summary>
    public required IReadOnlyList<StepTime> CriticalPath { get; init; }

    public required IReadOnlyList<StepEnded> Failures { get; init; }

    // A step that only waited counts too; one that only looked does not.
    private const double Noticeable = 0.5;

    public int Changed => Hosts.Sum(host => host.Changed);

    public static RunReport From(IEnumerable<RunEvent> events)
    {
        var all = events.ToList();
        var ended = all.OfType<StepEnded>().ToList();
        var times = ended.Where(step => step.Outcome is StepOutcome.Changed or StepOutcome.Failed || step.Seconds >= Noticeable).Select(StepTime.Of).ToList();
        var end = all.OfType<RunEnded>().LastOrDefault();
        var hosts = all.OfType<RunStarted>().SelectMany(start => start.Hosts).Distinct();
        return new RunReport
        {
            Succeeded = end?.Succeeded ?? false,
            Seconds = end?.Seconds ?? 0,
            Hosts = [.. hosts.Select(host => HostRecap.Of(host, ended))],
            Slowest = [.. times.OrderByDescending(time => time.Seconds)],
            CriticalPath = CriticalPathOf(times),
            Failures = [.. ended.Where(step => step.Outcome == StepOutcome.Failed)],
        };
    }

    // Hosts go on the moment that what they wait for has ended, so a step's predecessor is the step that ended last before it started;
    // the same host's own is preferred while there is no waiting in between. Ends and lengths are taken from two clocks that may differ by a little.
    private static List<StepTime> CriticalPathOf(IReadOnlyList<StepTime> times)
    {
        var (slack, difference) = (TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(20));
        var path = new List<StepTime>();
        var at = times.MaxBy(time => time.End);
        while (at is not null)
        {
            path.Insert(0, at);
            var before = times.Where(time => time.End <= at.Start + difference && time.End <= at.End && !path.Contains(time)).ToList();
            at = before.Where(time => time.Host == at.Host && at.Start - time.End < slack).MaxBy(time => time.End) ?? before.MaxBy(time => time.End);
        }

        return path;
    }
}

/// <summary>How the steps of one host ended, counted.</summary>
public sealed record HostRecap(string Host, int Ok, int Changed, int Skipped, int Failed)
{
    internal static HostRecap Of(string host, IEnumerable<StepEnded> ended)
    {
        var own = ended.Where(step => step.Host == host).ToLookup(step => step.Outcome);
        return new HostRecap(host, own[StepOutcome.Ok].Count(), own[StepOutcome.Changed].Count(), own[StepOutcome.Skipped].Count(), own[StepOutcome.Failed].Count());
    }
}

/// <summary>When a step ran on a host.</summary>
public sealed record StepTime(string Host, string Phase, string Step, DateTimeOffset Start, DateTimeOffset End)
{
    public double Seconds => (End - Start).TotalSeconds;

    internal static StepTime Of(StepEnded ended) => new(ended.Host, ended.Phase, ended.Step, ended.At - TimeSpan.FromSeconds(ended.Seconds), ended.At);
}

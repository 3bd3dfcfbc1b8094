using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec;

/// <summary>Where the hosts take the time from.</summary>
public sealed record TimeSpec
{
    public required TimeKind Kind { get; init; }

    /// <summary>The host that serves the time; only for <see cref="TimeKind.Cluster"/>.</summary>
    public Host? Source { get; init; }

    /// <summary>Names and addresses of time servers: those of all hosts, or of the source alone.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];
}

/// <summary>Who keeps the hosts' time.</summary>
public enum TimeKind
{
    /// <summary>Whatever keeps it is left alone; clocks are only compared.</summary>
    Keep,

    /// <summary>chrony: one host serves the time, all others are its clients.</summary>
    Cluster,

    /// <summary>chrony: every host asks the same servers.</summary>
    Upstream,
}

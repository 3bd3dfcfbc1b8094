using Kubewright.Core.Hosts;

namespace Kubewright.Provisioning.Drills;

/// <summary>What a failover drill found.</summary>
public sealed record FailoverResult
{
    /// <summary>The host that held the virtual address; null where none did.</summary>
    public Host? From { get; init; }

    /// <summary>The host that took it over; null where none did.</summary>
    public Host? To { get; init; }

    /// <summary>Longest time that a client polling every 100 ms was without an answer when the holder went.</summary>
    public TimeSpan Outage { get; init; }

    /// <summary>The same when the holder came back.</summary>
    public TimeSpan ReturnOutage { get; init; }

    /// <summary>Why the drill failed; null where it passed.</summary>
    public string? Trouble { get; init; }
}

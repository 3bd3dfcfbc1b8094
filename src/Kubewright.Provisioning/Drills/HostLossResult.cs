using Kubewright.Core.Endpoints;

namespace Kubewright.Provisioning.Drills;

/// <summary>What the loss of a host did to the endpoint's clients.</summary>
public sealed record HostLossResult
{
    /// <summary>The longest time that a client was without an answer when the host went, and where that client sits; null where the host did not go.</summary>
    public SeenOutage? Outage { get; init; }

    /// <summary>The same when the host came back.</summary>
    public TimeSpan? ReturnOutage { get; init; }

    /// <summary>From the moment the host had its power again until everything was well; null where that did not come about.</summary>
    public TimeSpan? RecoveredAfter { get; init; }

    /// <summary>Why the drill failed; null where it passed.</summary>
    public string? Trouble { get; init; }
}

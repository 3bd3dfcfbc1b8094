namespace Kubewright.Inspection.Readings;

/// <summary>A member of etcd as etcd itself has it. Pods named etcd are pods, not members.</summary>
public sealed record EtcdMemberReading : Reading
{
    /// <summary>In hexadecimal, as etcdctl shows it.</summary>
    public required string Id { get; init; }

    /// <summary>Empty where it was added and never started.</summary>
    public string? Name { get; init; }

    public IReadOnlyList<string>? PeerUrls { get; init; }

    public IReadOnlyList<string>? ClientUrls { get; init; }

    public bool? HasStarted { get; init; }

    public bool? IsLearner { get; init; }

    public bool? IsLeader { get; init; }

    public bool? IsHealthy { get; init; }

    /// <summary>Why it is not healthy.</summary>
    public string? Trouble { get; init; }

    public string? Version { get; init; }

    /// <summary>The host that has said to be it; null where none has.</summary>
    public string? Host { get; init; }

    /// <summary>Size of its database in bytes.</summary>
    public long? DatabaseSize { get; init; }
}

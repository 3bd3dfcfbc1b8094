using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description;

/// <summary>The cluster as it is drawn: who reaches it where, its hosts, and what runs on them.</summary>
public sealed record Topology(EndpointPicture? Endpoint, EtcdPicture Etcd, IReadOnlyList<HostPicture> Hosts);

/// <summary>A machine with its roles and what runs on it.</summary>
public sealed record HostPicture
{
    /// <summary>The node's name, or the host's where no node is known.</summary>
    public required string Name { get; init; }

    /// <summary><c>control-plane</c>, <c>worker</c>, <c>etcd</c>, <c>balancer</c>; several of one host.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public required StatementState State { get; init; }

    /// <summary>Why it is in that state, in a few words; null where it is fine.</summary>
    public Phrase? Trouble { get; init; }

    public string? Address { get; init; }

    public string? Version { get; init; }

    /// <summary>Whether the endpoint's virtual address is bound here; null where nobody looked.</summary>
    public bool? HoldsVirtualAddress { get; init; }

    /// <summary>Kubernetes' own components that run or should run here, in a fixed order.</summary>
    public required IReadOnlyList<ComponentPicture> Components { get; init; }

    public IReadOnlyList<Proof> Proofs { get; init; } = [];
}

/// <summary>A component on a host.</summary>
public sealed record ComponentPicture
{
    /// <summary>Its id in the catalogue of components: <c>kube-apiserver</c>.</summary>
    public required string Id { get; init; }

    public required StatementState State { get; init; }

    /// <summary>In a word or two: <c>running</c>, <c>missing</c>, <c>CrashLoopBackOff</c>.</summary>
    public required Phrase Word { get; init; }

    public int? Restarts { get; init; }

    public IReadOnlyList<Proof> Proofs { get; init; } = [];
}

/// <summary>Where the API is reached.</summary>
public sealed record EndpointPicture
{
    /// <summary>Such as <c>https://192.168.2.10:6443</c>.</summary>
    public required string Server { get; init; }

    public required EndpointKind Kind { get; init; }

    /// <summary>Name and kind for people: "virtual address held by kube-vip".</summary>
    public required Phrase Description { get; init; }

    public required StatementState State { get; init; }

    /// <summary>Hosts that have the virtual address now; null where nobody looked.</summary>
    public IReadOnlyList<string>? Holders { get; init; }

    public IReadOnlyList<Proof> Proofs { get; init; } = [];
}

/// <summary>What stands behind the endpoint's address.</summary>
public enum EndpointKind
{
    Unknown,

    /// <summary>The address of one node: not highly available.</summary>
    SingleNode,

    KubeVip,

    Keepalived,

    /// <summary>A virtual address of which it is not known who moves it.</summary>
    VirtualAddress,

    /// <summary>A load balancer that is no node.</summary>
    ExternalBalancer,

    /// <summary>A load balancer on each node's loopback.</summary>
    LocalBalancer,
}

/// <summary>etcd as a whole.</summary>
public sealed record EtcdPicture
{
    public required EtcdKind Kind { get; init; }

    /// <summary>How many members it has by its own list, else by what should be; null where unknown.</summary>
    public int? Members { get; init; }

    /// <summary>How many are known to work.</summary>
    public int? Working { get; init; }

    public int? Quorum { get; init; }

    /// <summary>How many more members may be lost; negative where the quorum is lost.</summary>
    public int? Survives { get; init; }

    public required StatementState State { get; init; }

    public IReadOnlyList<EtcdMemberPicture> MemberList { get; init; } = [];
}

/// <summary>A member of etcd.</summary>
/// <param name="Host">The host it is on; null where that is unknown.</param>
public sealed record EtcdMemberPicture(string Name, string? Host, StatementState State, Phrase Word, bool? IsLeader);

/// <summary>Where etcd runs.</summary>
public enum EtcdKind
{
    Unknown,

    /// <summary>As static pods of the control planes.</summary>
    Stacked,

    /// <summary>As services of hosts that are control planes too.</summary>
    HostService,

    /// <summary>On hosts of its own.</summary>
    External,

    /// <summary>Inside the program of the distribution, as k3s and rke2 have it.</summary>
    Embedded,
}

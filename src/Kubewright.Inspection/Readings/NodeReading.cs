namespace Kubewright.Inspection.Readings;

/// <summary>A node as the API has it.</summary>
public sealed record NodeReading : Reading
{
    public required string Name { get; init; }

    /// <summary>As kubectl shows them: <c>control-plane</c>, <c>master</c>, <c>worker</c>, <c>etcd</c>. Empty where it has none.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    public bool? IsReady { get; init; }

    /// <summary>What the kubelet says with its Ready condition.</summary>
    public string? ReadyMessage { get; init; }

    /// <summary>Conditions that should be false and are not, such as <c>DiskPressure</c>.</summary>
    public IReadOnlyList<string>? Pressures { get; init; }

    public bool? IsUnschedulable { get; init; }

    /// <summary>As kubectl writes them: <c>node-role.kubernetes.io/master:NoSchedule</c>.</summary>
    public IReadOnlyList<string>? Taints { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public string? KubeletVersion { get; init; }

    public string? InternalAddress { get; init; }

    public string? ExternalAddress { get; init; }

    public string? OsImage { get; init; }

    public string? Kernel { get; init; }

    /// <summary>With its version: <c>containerd://1.7.24</c>.</summary>
    public string? Runtime { get; init; }

    public string? Architecture { get; init; }

    public string? PodCidr { get; init; }

    public int? Processors { get; init; }

    /// <summary>In bytes.</summary>
    public long? Memory { get; init; }

    public TimeSpan? Age { get; init; }

    /// <summary>Whether it is a control plane; null where neither role nor label tells.</summary>
    public bool? IsControlPlane => Roles?.Any(role => role is "control-plane" or "master" or "controlplane");
}

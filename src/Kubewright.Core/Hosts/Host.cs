using System.Collections.Immutable;
using System.Net;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Hosts;

/// <summary>A machine of the cluster as the cluster file declares it. Holds no connection, no facts and no progress.</summary>
public sealed record Host
{
    public required HostName Name { get; init; }

    /// <summary>Where SSH and the other hosts reach it, and the node's own address.</summary>
    public required IPAddress Address { get; init; }

    public required IReadOnlySet<HostRole> Roles { get; init; }

    public required Login Login { get; init; }

    /// <summary>Labels of the node that the cluster file names.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Taints of the node that the cluster file names; a control plane's own follows from its roles.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Laid over the cluster's KubeletConfiguration on this host.</summary>
    public YamlMap KubeletConfiguration { get; init; } = YamlMap.Empty;

    public bool Is(HostRole role) => Roles.Contains(role);

    /// <summary>Whether a kubelet runs here.</summary>
    public bool IsNode => Is(HostRole.ControlPlane) || Is(HostRole.Worker);

    public override string ToString() => Name.ToString();
}

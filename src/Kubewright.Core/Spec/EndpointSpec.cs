using System.Net;

namespace Kubewright.Core.Spec;

/// <summary>The one address under which clients find the API servers.</summary>
public sealed record EndpointSpec
{
    public required EndpointKind Kind { get; init; }

    /// <summary>The virtual address, or the external balancer's; none for <see cref="EndpointKind.Single"/> and <see cref="EndpointKind.Local"/>.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>DNS name for it, written to every host's /etc/hosts and to the certificates; none means clients use the address.</summary>
    public string? Name { get; init; }

    /// <summary>TCP port. 6443, but 8443 where a balancer of ours stands beside an API server, which has 6443.</summary>
    public required int Port { get; init; }

    /// <summary>What passes connections on; only for <see cref="EndpointKind.Keepalived"/> and <see cref="EndpointKind.Local"/>.</summary>
    public Balancer Balancer { get; init; } = Balancer.Haproxy;

    /// <summary>VRRP's virtual router id, 1–255, unique on its network segment (RFC 5798).</summary>
    public int RouterId { get; init; } = 51;

    /// <summary>Set exactly with <see cref="EndpointKind.KubeVip"/>.</summary>
    public KubeVipSpec? KubeVip { get; init; }

    /// <summary>Whether a new cluster is made at its first control plane's own address, and moved to the endpoint before anybody joins.</summary>
    public bool IsStaged { get; init; }
}

/// <summary>How clients reach the API servers.</summary>
public enum EndpointKind
{
    /// <summary>The address of the only control plane. Not highly available.</summary>
    Single,

    /// <summary>A virtual address moved by keepalived, with a balancer behind it.</summary>
    Keepalived,

    /// <summary>A virtual address moved by kube-vip, a static pod of every control plane. Whoever has the address answers with its own API server.</summary>
    KubeVip,

    /// <summary>A balancer on every node, which only that node uses: no address moves.</summary>
    Local,

    /// <summary>A load balancer that is somebody else's.</summary>
    External,
}

/// <summary>The program that passes the endpoint's connections on to the API servers.</summary>
public enum Balancer
{
    Haproxy,
    Nginx,
}

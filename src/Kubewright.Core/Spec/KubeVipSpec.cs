using System.Net;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec;

/// <summary>How kube-vip holds the endpoint's address: a static pod of every control plane, of which one is elected.</summary>
public sealed record KubeVipSpec
{
    /// <summary>The first version of which the environment that it reads is known.</summary>
    public static readonly Version Oldest = new(0, 6, 0);

    /// <summary>The project's own release: <c>0.8.9</c>.</summary>
    public Version Version { get; init; } = new(0, 8, 9);

    /// <summary>The image without its tag, which is the version.</summary>
    public string Image { get; init; } = "ghcr.io/kube-vip/kube-vip";

    /// <summary>The image with its tag.</summary>
    public string Reference => $"{Image}:v{Version}";

    public KubeVipMode Mode { get; init; } = KubeVipMode.Arp;

    /// <summary>The interface that gets the address on every control plane; null where each finds its own.</summary>
    public string? Interface { get; init; }

    /// <summary>Seconds after which the others take the address over from a holder that has not renewed its lease.</summary>
    public int LeaseDuration { get; init; } = 5;

    /// <summary>Seconds after which a holder that cannot renew its lease gives the address up.</summary>
    public int RenewDeadline { get; init; } = 3;

    /// <summary>Seconds between tries to get or to renew the lease.</summary>
    public int RetryPeriod { get; init; } = 1;

    /// <summary>Set exactly with <see cref="KubeVipMode.Bgp"/>.</summary>
    public BgpSpec? Bgp { get; init; }
}

/// <summary>How a network is told where the address is.</summary>
public enum KubeVipMode
{
    /// <summary>By ARP, for IPv6 by neighbour discovery: in the hosts' own network.</summary>
    Arp,

    /// <summary>By BGP: to routers, for an address of any network.</summary>
    Bgp,
}

/// <summary>With whom kube-vip speaks BGP. The id of each router is its host's address.</summary>
public sealed record BgpSpec
{
    /// <summary>The control planes' autonomous system.</summary>
    public required uint LocalAs { get; init; }

    public required IReadOnlyList<BgpPeer> Peers { get; init; }
}

/// <summary>A router that is told of the address.</summary>
public sealed record BgpPeer
{
    public required IPAddress Address { get; init; }

    /// <summary>Its autonomous system.</summary>
    public required uint As { get; init; }

    /// <summary>Of TCP MD5 signatures (RFC 2385); none means there are none.</summary>
    public Secret? Password { get; init; }

    /// <summary>Whether it is more than one hop away.</summary>
    public bool Multihop { get; init; }
}

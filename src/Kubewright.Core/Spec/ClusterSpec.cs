using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec;

/// <summary>A cluster as its file declares it, with every default filled in. One that exists is valid: only <c>SpecReader</c> makes it from a file.</summary>
public sealed record ClusterSpec
{
    /// <summary>Name of the cluster: a DNS label.</summary>
    public required string Name { get; init; }

    /// <summary>In the file's order. The first control plane is the one to initialise a new cluster.</summary>
    public required IReadOnlyList<Host> Hosts { get; init; }

    public required KubernetesVersion KubernetesVersion { get; init; }

    public required EndpointSpec Endpoint { get; init; }

    public required NetworkingSpec Networking { get; init; }

    public required RuntimeSpec Runtime { get; init; }

    public required ArtifactsSpec Artifacts { get; init; }

    public required KubeadmSpec Kubeadm { get; init; }

    public ProxySpec Proxy { get; init; } = ProxySpec.None;
    public PreflightSpec Preflight { get; init; } = new();

    public required TimeSpec Time { get; init; }

    /// <summary>etcd under systemd; means nothing where no host has the role for it.</summary>
    public EtcdSpec Etcd { get; init; } = new();

    /// <summary>Name of the lab whose hosts these are; none for real hosts.</summary>
    public string? Lab { get; init; }

    public IEnumerable<Host> ControlPlanes => Hosts.Where(host => host.Is(HostRole.ControlPlane));

    public IEnumerable<Host> Workers => Hosts.Where(host => !host.Is(HostRole.ControlPlane) && host.Is(HostRole.Worker));

    /// <summary>Hosts that run etcd under systemd; none where etcd runs in pods of the control planes.</summary>
    public IEnumerable<Host> EtcdHosts => Hosts.Where(host => host.Is(HostRole.Etcd));

    /// <summary>Whether etcd runs under systemd, which kubeadm calls external.</summary>
    public bool IsEtcdExternal => EtcdHosts.Any();

    /// <summary>The etcds that run under systemd on every host of <see cref="EtcdHosts"/>.</summary>
    public IReadOnlyList<EtcdInstance> EtcdInstances => !IsEtcdExternal ? [] : Etcd.Events ? [EtcdInstance.Main, EtcdInstance.Events] : [EtcdInstance.Main];

    /// <summary>Hosts that run a kubelet.</summary>
    public IEnumerable<Host> Nodes => Hosts.Where(host => host.IsNode);

    /// <summary>Hosts where a balancer of ours passes the endpoint's connections on to the API servers.</summary>
    public IEnumerable<Host> Balancers => Endpoint.Kind switch
    {
        EndpointKind.Keepalived when Hosts.Any(host => host.Is(HostRole.LoadBalancer)) => Hosts.Where(host => host.Is(HostRole.LoadBalancer)),
        EndpointKind.Keepalived => ControlPlanes,
        EndpointKind.Local => Nodes,
        _ => [],
    };

    /// <summary>Hosts of which one has the virtual address at a time; none where no address moves.</summary>
    public IEnumerable<Host> AddressHolders => Endpoint.Kind switch
    {
        EndpointKind.Keepalived => Balancers,
        EndpointKind.KubeVip => ControlPlanes,
        _ => [],
    };

    /// <summary>The address that the endpoint answers at: the virtual or the external one, every node's own loopback, or the first control plane's own.</summary>
    public IPAddress EndpointAddress => Endpoint.Kind == EndpointKind.Local
        ? ControlPlanes.First().Address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback
        : Endpoint.Address ?? ControlPlanes.First().Address;

    /// <summary>The cluster as it is first made where its endpoint is staged, at its first control plane's own address; null where it is not.</summary>
    public ClusterSpec? Staging => !Endpoint.IsStaged ? null : this with { Endpoint = new EndpointSpec { Kind = EndpointKind.Single, Port = 6443 } };

    /// <summary>What clients write as the server: the endpoint's name or address, with the port.</summary>
    public string EndpointServer => $"https://{ControlPlaneEndpoint}";

    /// <summary>kubeadm's <c>controlPlaneEndpoint</c>: host:port.</summary>
    public string ControlPlaneEndpoint => $"{Endpoint.Name ?? HostPart(EndpointAddress)}:{Endpoint.Port}";

    /// <summary>Every secret that the file names, which no output may show.</summary>
    public IEnumerable<Secret> Secrets => Runtime.Registries
        .SelectMany(registry => new[] { registry.Authorization, registry.Password })
        .Concat(Endpoint.KubeVip?.Bgp?.Peers.Select(peer => peer.Password) ?? [])
        .OfType<Secret>();

    /// <summary>
    /// Everything that hosts reach without a proxy: this machine, each other, the endpoint and the cluster's own networks and names, and what the file adds.
    /// </summary>
    public IReadOnlyList<string> Direct =>
    [
        .. new[] { "localhost", "127.0.0.1", "::1" }
            .Concat(Hosts.SelectMany(host => new[] { host.Address.ToString(), host.Name.ToString() }))
            .Concat(new[] { Endpoint.Address?.ToString(), Endpoint.Name }.OfType<string>())
            .Concat([Networking.PodCidr.ToString(), Networking.ServiceCidr.ToString(), ".svc", $".{Networking.DnsDomain}"])
            .Concat(Proxy.NoProxy)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static string HostPart(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}

using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The cluster file with its defaults filled in: what the rules judge. Parts that are written wrongly are left as the default.</summary>
internal sealed class Draft
{
    public const int ApiServerPort = 6443;

    private const int ColocatedPort = 8443;

    public Draft(ClusterDocument document)
    {
        Document = document;
        Kind = document.Endpoint.Kind.Or(document.Endpoint.Address.IsWritten ? EndpointKind.Keepalived : EndpointKind.Single);
        Hosts = DraftHosts.Fill(document.Hosts.Or([]), Kind);
        IsV6 = Hosts.Select(host => host.Address).FirstOrDefault(address => address is not null)?.AddressFamily == AddressFamily.InterNetworkV6;
        Port = document.Endpoint.Port.Or(BalancesBesideApiServers ? ColocatedPort : ApiServerPort);
        PodCidr = document.Networking.PodCidr.Or(Cidr.TryParse(IsV6 ? "fd00:10:244::/56" : "10.244.0.0/16")!.Value);
        ServiceCidr = document.Networking.ServiceCidr.Or(Cidr.TryParse(IsV6 ? "fd00:10:96::/112" : "10.96.0.0/12")!.Value);
        Cni = document.Networking.Cni.Or(document.Networking.Manifests.IsWritten ? CniKind.Manifests : CniKind.Bridge);
    }

    public ClusterDocument Document { get; }

    /// <summary>Whether it is a cluster that runs, with an endpoint that it is to be moved away from.</summary>
    public bool DescribesRunning { get; init; }

    public IReadOnlyList<DraftHost> Hosts { get; }

    public IEnumerable<DraftHost> ControlPlanes => Hosts.Where(host => host.Is(HostRole.ControlPlane));

    public IEnumerable<DraftHost> EtcdHosts => Hosts.Where(host => host.Is(HostRole.Etcd));

    public bool HasDedicatedBalancers => Hosts.Any(host => host.Is(HostRole.LoadBalancer));

    public EndpointKind Kind { get; }

    /// <summary>Whether balancers of ours listen on hosts where an API server does too.</summary>
    public bool BalancesBesideApiServers => Kind == EndpointKind.Local || (Kind == EndpointKind.Keepalived && !HasDedicatedBalancers);

    public int Port { get; }

    public Cidr PodCidr { get; }

    public Cidr ServiceCidr { get; }

    public CniKind Cni { get; }

    /// <summary>Whether the cluster speaks IPv6: its first host decides.</summary>
    public bool IsV6 { get; }
}

/// <summary>A host with its roles and name. Its address is null where it is missing or written wrongly.</summary>
internal sealed record DraftHost(HostDocument Document, HostName Name, IReadOnlySet<HostRole> Roles, int Index)
{
    public IPAddress? Address => Document.Address.Has(out var address) ? address : null;

    public bool Is(HostRole role) => Roles.Contains(role);
}

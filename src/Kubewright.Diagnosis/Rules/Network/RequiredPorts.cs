using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>
/// Which TCP ports hosts of a cluster must reach at which others. Source: Kubernetes' "Ports and Protocols"; who connects follows from the components: every node and
/// balancer to the API servers, kubeadm and the API servers to etcd, etcd's members to each other, API servers to kubelets, all nodes to the endpoint, where it
/// is not their own.
/// </summary>
internal static class RequiredPorts
{
    private const int ApiServer = 6443, EtcdClient = 2379, EtcdPeer = 2380, Kubelet = 10250;

    public static IEnumerable<RequiredPort> Of(ClusterSpec spec)
    {
        var (planes, nodes, balancers) = (spec.ControlPlanes.ToList(), spec.Nodes.ToList(), spec.Balancers.ToList());
        return Between(nodes.Union(balancers), planes, ApiServer, "API server")
            .Concat(OfEtcd(spec, planes))
            .Concat(Between(planes, nodes, Kubelet, "kubelet"))
            .Concat(spec.Endpoint.Kind == EndpointKind.Local ? [] : Between(nodes, balancers, spec.Endpoint.Port, "endpoint"))
            .DistinctBy(port => (port.From.Name, port.To.Name, port.Port));
    }

    private static IEnumerable<RequiredPort> OfEtcd(ClusterSpec spec, List<Host> planes)
    {
        var hosts = spec.EtcdHosts.ToList();
        return spec.IsEtcdExternal
            ? spec.EtcdInstances.SelectMany(instance => Between(planes, hosts, instance.ClientPort, $"{instance}").Concat(Between(hosts, hosts, instance.PeerPort, $"{instance}'s peers")))
            : Between(planes, planes, EtcdClient, "etcd").Concat(Between(planes, planes, EtcdPeer, "etcd's peers"));
    }

    private static IEnumerable<RequiredPort> Between(IEnumerable<Host> sources, IEnumerable<Host> targets, int port, string purpose) =>
        from source in sources
        from target in targets
        where source.Name != target.Name
        select new RequiredPort(source, target, port, purpose);
}

/// <summary>A TCP port that a host must reach at another.</summary>
/// <param name="Purpose">What listens there: <c>API server</c>.</param>
internal sealed record RequiredPort(Host From, Host To, int Port, string Purpose)
{
    /// <summary>As <see cref="Inspection.Probes.Network.PortConnections"/> writes it.</summary>
    public string Target => $"{To.Address}/{Port}";
}

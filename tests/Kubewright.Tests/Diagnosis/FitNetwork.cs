using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Diagnosis.Rules.Network;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Inspection.Probes.Runtime;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis;

/// <summary>What hosts between which every way is open answer before anything is changed.</summary>
internal static class FitNetwork
{
    public static readonly UnitStatus Keepalived = new("keepalived.service");

    public static readonly NameAddresses EndpointName = new(Spec.Endpoint.Name!);

    public static FactSet AddTo(FactSet facts)
    {
        facts = Spec.Hosts.Aggregate(facts, (sum, host) => sum
            .WithKnown(host, new HostRoutes(), Routes(host))
            .WithKnown(host, new ContainerdVersion(), new Version(2, 0, 4))
            .WithKnown(host, new ForeignKubelet(), null)
            .WithKnown(host, Mtu(host), new PathSizes("eth0", 1500, [], []))
            .WithKnown(host, EndpointName, Names(Spec.EndpointAddress.ToString())));
        facts = Spec.ControlPlanes.Aggregate(facts, (sum, host) => sum
            .WithKnown(host, new AddressClaim(Spec.EndpointAddress), new Claim(false, false, null))
            .WithKnown(host, Keepalived, new UnitCondition(true, true, true, true))
            .WithKnown(host, new ServerVersion(), new ServedVersion(Spec.KubernetesVersion))
            .WithKnown(host, new ClusterNodes(), Nodes()));
        return Spec.Hosts.Aggregate(facts, (sum, host) => sum.WithKnown(host, Ways(sum, host), Open(Ways(sum, host))));
    }

    /// <summary>What a host is asked to connect to.</summary>
    public static PortConnections Ways(FactSet facts, Host host) =>
        new PortNotReachable().Needs(Case(facts)).Where(need => need.Host.Name == host.Name).Select(need => need.Probe).OfType<PortConnections>().Single();

    public static IReadOnlyList<PortConnection> Open(PortConnections ways) => [.. ways.Targets.Split(' ').Select(target => new PortConnection(target, PortAnswer.Open, ""))];

    public static PathMtu Mtu(Host host) => new(host.Address, string.Join(' ', Spec.Hosts.Where(other => other.Name != host.Name).Select(other => other.Address)));

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Names(params IReadOnlyList<string> addresses) =>
        new Dictionary<string, IReadOnlyList<string>> { [EndpointName.Names] = addresses };

    /// <summary>A node's routes, as the built-in pod network lays them, and its own addresses.</summary>
    public static IReadOnlyList<HostRoute> Routes(Host host, params IReadOnlyList<HostRoute> more) =>
    [
        new("192.168.2.0/24", "unicast", "eth0", null, "kernel"),
        new("10.244.0.0/24", "unicast", "cni0", null, "kernel"),
        new("10.244.1.0/24", "unicast", "eth0", Spec.Hosts.First(other => other.Name != host.Name).Address.ToString(), null),
        new("10.244.9.0/24", "unicast", "eth0", "192.168.2.99", HostRoutes.PodNetworkProtocol),
        new($"{host.Address}/32", "local", "eth0", null, "kernel"),
        .. more,
    ];
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Tests.TestKit;

namespace Kubewright.Tests.Diagnosis;

/// <summary>Everything that rules ask of a cluster in which all is well, to spoil one fact of it.</summary>
internal static class HealthyCluster
{
    public const string ServiceAddress = "10.96.12.1";

    public static ClusterSpec Spec { get; } = Specs.ThreeControlPlanesOneWorker("1.32.0", "time: {kind: cluster}");

    public static Host Leader { get; } = Spec.ControlPlanes.First();

    public static FactSet Facts { get; } = Spec.ControlPlanes.Aggregate(
        OfNodes(OfHosts(ExternalFaults.AddTo(FitNetwork.AddTo(FitHosts.AddTo(FactSet.Empty)))))
            .WithKnown(Leader, new ClusterNodes(), Nodes())
            .WithKnown(Leader, new SystemPods(), SystemPods())
            .WithKnown(Leader, new AcceptanceWorkload(), Workload()),
        OfControlPlane);

    public static CaseFile Case(FactSet facts) => new(Spec, Leader, facts);

    /// <summary>The cluster that a rule is about: the usual one, or the one behind somebody else's load balancer.</summary>
    public static CaseFile CaseFor(string code, FactSet facts) => code.StartsWith("external-", StringComparison.Ordinal) ? Case(facts) with { Spec = ExternalFaults.Cluster } : Case(facts);

    public static Host Host(string name) => Spec.Hosts.Single(host => host.ToString() == name);

    public static IReadOnlyList<NodeState> Nodes() =>
        [.. Spec.Nodes.Select((host, index) => new NodeState(host.ToString(), "v1.32.0", true, "kubelet is posting ready status", $"10.244.{index}.0/24"))];

    public static IReadOnlyList<PodState> SystemPods() =>
        [new("coredns-1", "worker1", "Running", true, "10.244.3.2", 0, ""), new("kube-apiserver-cp1", "cp1", "Running", true, "192.168.2.11", 0, "") { IsStatic = true }];

    public static AcceptanceWorkloadState Workload() =>
        new([.. Spec.Nodes.Select((host, index) => new PodState($"acceptance-{index}", host.ToString(), "Running", true, $"10.244.{index}.9", 0, ""))], ServiceAddress, true);

    public static EtcdMembership Etcd() =>
        new([.. Spec.ControlPlanes.Select((host, index) => new EtcdMember((ulong)index + 1, host.ToString(), [new Uri($"https://{host.Address}:2380")]))], 2);

    public static KubeadmTraces Traces() => new(false, true, true, true, KubeadmTraces.ControlPlanePods);

    public static Dictionary<string, string> Components() => KubeadmTraces.ControlPlanePods.ToDictionary(pod => pod, _ => "ok");

    /// <summary>The question that a node's acceptance pod is asked.</summary>
    public static PodReachability Reachability(string node) =>
        new(Address(node), string.Join(' ', Workload().Pods.Select(pod => pod.Address).Append(ServiceAddress)));

    public static IReadOnlyList<NetworkPath> Paths(string node, string? lost = null) =>
        [.. Reachability(node).Targets.Split(' ').Select(target => target == lost ? new NetworkPath(target, false, "curl: (28) timed out") : new NetworkPath(target, true, "kubewright"))];

    public static string Address(string node) => Workload().Pods.Single(pod => pod.Node == node).Address!;

    public static ChronyState? Chrony(Host host) => host == Leader
        ? new ChronyState { IsOwnClock = true, IsSynchronised = true, Stratum = 10 }
        : new ChronyState { Reference = "192.168.2.11", IsSynchronised = true, Stratum = 11, Offset = TimeSpan.FromSeconds(-0.000012), Sources = [new("192.168.2.11", 255)] };

    public static ClockOffset Clock(double seconds, double uncertainty = 0.004) => new(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(uncertainty));

    // This machine's own clock is a minute slow, which is no concern of the cluster.
    private static FactSet OfHosts(FactSet facts) => Spec.Hosts.Select((host, index) => (host, index)).Aggregate(facts, (sum, each) => sum
        .WithKnown(each.host, new ClockReading(), Clock(60 + (each.index * 0.003)))
        .WithKnown(each.host, new ChronyTracking(), Chrony(each.host)));

    private static FactSet OfNodes(FactSet facts) => Spec.Nodes.Aggregate(facts, (sum, host) => sum
        .WithKnown(host, new EndpointHealth(Spec.EndpointServer), "ok")
        .WithKnown(host, Reachability(host.ToString()), Paths(host.ToString())));

    private static FactSet OfControlPlane(FactSet facts, Host host) => facts
        .WithKnown(host, new KubeadmState(), Traces())
        .WithKnown(host, new KubeVipState(), KubeVipPod.None)
        .WithKnown(host, new ComponentHealth(), (IReadOnlyDictionary<string, string>)Components())
        .WithKnown(host, new EtcdMembers(), Etcd())
        .WithKnown(host, new KubeconfigServer("/etc/kubernetes/admin.conf"), Spec.EndpointServer)
        .WithKnown(host, new AddressInterface(Spec.EndpointAddress), host == Leader ? new InterfaceAddress("eth0", 32) : null);
}

using Kubewright.Core.Facts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Inspection.Probes.Runtime;
using static Kubewright.Tests.Diagnosis.FitHosts;
using static Kubewright.Tests.Diagnosis.FitNetwork;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis;

/// <summary>What is wrong between hosts that are to become a cluster.</summary>
internal static class NetworkFaults
{
    private const string Stranger = "52:54:00:00:00:99";

    public static IReadOnlyList<Fault> All { get; } = [.. OfAddresses(), .. OfRoutes(), .. OfPorts(), .. OfPaths(), .. OfNames(), .. OfVersions()];

    private static IEnumerable<Fault> OfAddresses() =>
    [
        new("virtual-address-taken", "a stranger has it", Chain(Claims("cp1", new Claim(false, true, Stranger)), Claims("cp3", new Claim(false, false, Stranger))),
            $"cluster: {Stranger} has the virtual address 192.168.2.10 already, as seen from cp1, cp3"),
        new("virtual-address-taken", "a stranger behind a router has it", Claims("cp1", new Claim(false, true, null)),
            "cluster: somebody behind a router has the virtual address 192.168.2.10 already, as seen from cp1"),
        new("virtual-address-taken", "a worker has it", Holds("worker1"), "worker1: has the virtual address 192.168.2.10 on eth0, and is no balancer"),
        new("virtual-address-taken", "a balancer got it by hand", Chain(Holds("cp2"), facts => facts.WithKnown(Host("cp2"), Keepalived, new UnitCondition(true, false, false, true))),
            "cp2: has the virtual address 192.168.2.10 on eth0, and no keepalived runs that gave it"),
        new("virtual-address-taken", "a balancer has it, and a stranger too", Chain(Holds("cp2"), Claims("cp1", new Claim(false, true, Stranger))),
            $"cluster: {Stranger} has the virtual address 192.168.2.10 already, as seen from cp1"),
    ];

    private static IEnumerable<Fault> OfRoutes() =>
    [
        new("cidr-overlaps-route", "Docker is there", HasRoutes("worker1", new("10.244.0.0/15", "unicast", "docker0", null, "kernel"), new("10.244.0.1/32", "local", "docker0", null, "kernel")),
            "worker1: reaches 10.244.0.0/15 on docker0, which overlaps networking.podCidr 10.244.0.0/16: what lies there is out of the cluster's reach, or pods are"),
        new("cidr-overlaps-route", "the company uses all of 10", HasRoutes("cp1", new HostRoute("10.0.0.0/8", "unicast", "eth0", "192.168.2.1", "static")),
            "cp1: reaches 10.0.0.0/8 through 192.168.2.1 on eth0, which overlaps networking.podCidr 10.244.0.0/16: what lies there is out of the cluster's reach, or pods are",
            "cp1: reaches 10.0.0.0/8 through 192.168.2.1 on eth0, which overlaps networking.serviceCidr 10.96.0.0/12: what lies there is out of the cluster's reach, or pods are"),
        new("cidr-overlaps-route", "an address only", HasRoutes("cp2", new HostRoute("10.96.0.53/32", "local", "dummy0", null, "kernel")),
            "cp2: has 10.96.0.53/32 on dummy0, which overlaps networking.serviceCidr 10.96.0.0/12: what lies there is out of the cluster's reach, or pods are"),
        new("cidr-overlaps-route", "a blackhole that nobody's pod network laid", HasRoutes("cp3", new HostRoute("10.244.9.0/24", "blackhole", null, null, null)),
            "cp3: reaches 10.244.9.0/24 as blackhole, which overlaps networking.podCidr 10.244.0.0/16: what lies there is out of the cluster's reach, or pods are"),
    ];

    private static IEnumerable<Fault> OfPorts() =>
    [
        new("port-not-reachable", "a packet filter drops", Chain(Answers("worker1", "192.168.2.11/6443", PortAnswer.Silence), Answers("cp2", "192.168.2.11/6443", PortAnswer.Silence)),
            "cp1: does not answer cp2, worker1 at port 6443 (API server) within 2.5 s: a packet filter drops it"),
        new("port-not-reachable", "a packet filter rejects like firewalld does", Answers("cp1", "192.168.2.21/10250", PortAnswer.Unreachable, "No route to host"),
            "worker1: answers cp1 at port 10250 (kubelet) with 'No route to host', although other ports of it are reached: a packet filter rejects it"),
        new("port-not-reachable", "a route is missing", facts => facts.WithKnown(Host("worker1"), Ways(facts, Host("worker1")), To(facts, "worker1", "192.168.2.12", PortAnswer.NoRoute, "Network is unreachable")),
            "worker1: has no route to cp2 (192.168.2.12): Network is unreachable"),
        new("port-not-reachable", "a host is on another wire", facts => facts.WithKnown(Host("worker1"), Ways(facts, Host("worker1")), To(facts, "worker1", "192.168.2.12", PortAnswer.Unreachable, "No route to host")),
            "worker1: does not reach cp2 (192.168.2.12) at port 6443 (API server) nor any other: No route to host"),
    ];

    private static IEnumerable<Fault> OfPaths() =>
    [
        new("mtu-differs", "one host has jumbo frames", facts => facts.WithKnown(Host("cp2"), Mtu(Host("cp2")), new PathSizes("eth0", 9000, ["192.168.2.11", "192.168.2.13", "192.168.2.21"], [])),
            "cp2: its eth0 has an MTU of 9000, the other hosts have 1500: large packets are lost one way, and connections hang that small ones work on"),
        new("mtu-differs", "a tunnel lies between", facts => facts.WithKnown(Host("cp2"), Mtu(Host("cp2")), new PathSizes("eth0", 1500, ["192.168.2.21"], [])),
            "cp2: packets of 1500 bytes do not reach worker1, smaller ones do: something on the way carries less and cuts nothing up"),
    ];

    private static IEnumerable<Fault> OfNames() =>
    [
        new("name-resolves-differently", "an old line in /etc/hosts", facts => facts.WithKnown(Host("cp2"), EndpointName, Names("192.168.2.100")),
            "cp2: k8s-api.example.internal is 192.168.2.100 there, not 192.168.2.10: its kubelet would look for the API server elsewhere"),
    ];

    private static IEnumerable<Fault> OfVersions() =>
    [
        new("versions-do-not-fit", "an old containerd", facts => facts.WithKnown(Host("cp2"), new ContainerdVersion(), new Version(1, 5, 18)),
            "cp2: its containerd 1.5.18 does not fit Kubernetes v1.32.0: kubelets from 1.26 on speak CRI v1 only, which containerd has since 1.6"),
        new("versions-do-not-fit", "a package is there",
            facts => facts.WithKnown(Host("worker1"), new KubeadmState(), KubeadmTraces.None).WithKnown(Host("worker1"), new ForeignKubelet(), new InstalledKubelet("/usr/bin/kubelet", new KubernetesVersion(1, 31, 2))),
            "worker1: has a kubelet v1.31.2 in /usr/bin/kubelet, of a package: with v1.32.0 beside it, which one runs is a matter of luck"),
        new("versions-do-not-fit", "the file's version was raised", facts => facts.WithKnown(Host("cp1"), new ServerVersion(), new ServedVersion(new KubernetesVersion(1, 31, 4))),
            ["cluster: the file wants v1.32.0, but the API server is v1.31.4, and no kubelet may be newer",
                .. Spec.Nodes.Select(node => $"{node}: its kubelet is v1.32.0, but the API server is v1.31.4, and no kubelet may be newer")]),
        new("versions-do-not-fit", "a node was forgotten in upgrades",
            facts => facts.WithKnown(Host("cp1"), new ClusterNodes(), (IReadOnlyList<NodeState>)[.. Nodes().SkipLast(1), Nodes()[^1] with { KubeletVersion = "v1.28.9" }]),
            "worker1: its kubelet is v1.28.9, but the API server is v1.32.0, and this kubelet may be 3 minor versions older, not 4"),
    ];

    private static Func<FactSet, FactSet> Claims(string host, Claim claim) => facts => facts.WithKnown(Host(host), new AddressClaim(Spec.EndpointAddress), claim);

    private static Func<FactSet, FactSet> Holds(string host) => facts => facts.WithKnown(
        Host(host), new HostIdentity(), Identity(host) with { Interfaces = [Interface(host) with { Addresses = [Host(host).Address.ToString(), Spec.EndpointAddress.ToString()] }] });

    private static Func<FactSet, FactSet> HasRoutes(string host, params IReadOnlyList<HostRoute> routes) => facts => facts.WithKnown(Host(host), new HostRoutes(), Routes(Host(host), routes));

    private static Func<FactSet, FactSet> Answers(string host, string target, PortAnswer answer, string said = "") => facts =>
        facts.WithKnown(Host(host), Ways(facts, Host(host)), [.. Open(Ways(facts, Host(host))).Select(open => open.Target == target ? new PortConnection(target, answer, said) : open)]);

    private static IReadOnlyList<PortConnection> To(FactSet facts, string host, string address, PortAnswer answer, string said) =>
        [.. Open(Ways(facts, Host(host))).Select(open => open.Target.StartsWith(address + "/", StringComparison.Ordinal) ? open with { Answer = answer, Said = said } : open)];

    private static Func<FactSet, FactSet> Chain(params Func<FactSet, FactSet>[] changes) => facts => changes.Aggregate(facts, (sum, change) => change(sum));
}

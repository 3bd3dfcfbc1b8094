using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis;

/// <summary>What goes wrong with clusters.</summary>
internal static class Faults
{
    private static readonly KubeconfigServer Admin = new("/etc/kubernetes/admin.conf");

    public static IReadOnlyList<Fault> All { get; } = [.. OfHosts(), .. OfTime(), .. OfNodes(), .. OfControlPlanes(), .. OfEtcd(), .. OfNetworks(), .. PreflightFaults.All, .. NetworkFaults.All, .. ExternalFaults.All];

    private static IEnumerable<Fault> OfHosts() =>
    [
        new("clock-skew", "a clock is wrong", facts => facts.WithKnown(Host("cp2"), new ClockReading(), Clock(95.2)),
            "cp2: its clock is 35.2 s ahead of the median of 4 hosts (± 8 ms); 30 s are allowed"),
        new("clock-skew", "two clocks are, one by days",
            facts => facts.WithKnown(Host("cp3"), new ClockReading(), Clock(-7400)).WithKnown(Host("worker1"), new ClockReading(), Clock(-864_000)),
            "cp3: its clock is 2 h 4 min behind the median of 4 hosts (± 8 ms); 30 s are allowed",
            "worker1: its clock is 10 days behind the median of 4 hosts (± 8 ms); 30 s are allowed"),
    ];

    private static IEnumerable<Fault> OfTime() =>
    [
        new("time-source-lost", "chronyd was stopped", facts => facts.WithKnown(Host("cp2"), new ChronyTracking(), null), "cp2: chronyd does not run"),
        new("time-source-lost", "the source is cut off from a host",
            facts => facts.WithKnown(Host("worker1"), new ChronyTracking(), Chrony(Host("worker1"))! with { Sources = [new("192.168.2.11", 0)] }),
            "worker1: gets no answer from cp1 (192.168.2.11)"),
        new("time-source-lost", "somebody wrote other servers",
            facts => facts.WithKnown(Host("cp3"), new ChronyTracking(), new ChronyState { Reference = "10.0.0.1", IsSynchronised = true, Sources = [new("10.0.0.1", 255)] }),
            "cp3: does not ask cp1 (192.168.2.11) for the time"),
        new("time-source-lost", "the source itself has just come back", facts => facts.WithKnown(Leader, new ChronyTracking(), new ChronyState()), "cp1: does not serve the time"),
    ];

    private static IEnumerable<Fault> OfNodes() =>
    [
        new("node-not-ready", "a node stops reporting", WithNodes(nodes => [.. nodes.SkipLast(1), nodes[^1] with { IsReady = false, Message = "Kubelet stopped posting node status." }]),
            "worker1: is not ready [Kubelet stopped posting node status.]"),
        new("node-not-ready", "a host never joined", WithNodes(nodes => [.. nodes.SkipLast(1)]), "worker1: is not a node of the cluster"),
        new("node-not-ready", "a node that no host of the file is, is not ready", WithNodes(nodes => [.. nodes, new("old", "v1.32.0", false, "no Ready condition", null)]),
            "old: is not ready [no Ready condition]"),
        new("kubelet-version-differs", "a host was upgraded by hand", WithNodes(nodes => [nodes[0] with { KubeletVersion = "v1.33.1" }, .. nodes.Skip(1)]), "cp1: runs v1.33.1, not v1.32.0"),
        new("system-pod-not-ready", "DNS crashes again and again",
            facts => facts.WithKnown(Leader, new SystemPods(), (IReadOnlyList<PodState>)[new("coredns-1", "worker1", "Running", false, "10.244.3.2", 7, "CrashLoopBackOff")]),
            "coredns-1: is not ready: CrashLoopBackOff (7 restarts)"),
    ];

    private static IEnumerable<Fault> OfControlPlanes() =>
    [
        new("static-pod-missing", "a manifest was removed",
            facts => facts.WithKnown(Host("cp2"), new KubeadmState(), Traces() with { Manifests = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"] })
                .WithKnown(Host("cp2"), new ComponentHealth(), Components("etcd", "curl: (7) Failed to connect")),
            "cp2: /etc/kubernetes/manifests/etcd.yaml is missing [etcd: curl: (7) Failed to connect]"),
        new("static-pod-missing", "a component does not come up",
            facts => facts.WithKnown(Host("cp3"), new ComponentHealth(), Components("kube-scheduler", "no answer")),
            "cp3: kube-scheduler does not say that it is well [kube-scheduler: no answer]"),
        new("admin-kubeconfig-names-another-server", "an init on the node's own address was never moved",
            facts => facts.WithKnown(Host("cp1"), Admin, "https://192.168.2.11:6443"),
            "cp1: /etc/kubernetes/admin.conf names https://192.168.2.11:6443, not https://k8s-api.example.internal:8443"),
        new("super-admin-still-mounted", "a run was cut off after init",
            facts => facts.WithKnown(Host("cp1"), new KubeVipState(), new KubeVipPod { Sha256 = new string('a', 64), Mode = "600", UsesSuperAdmin = true, Runs = true, IsUpToDate = true }),
            "cp1: /etc/kubernetes/manifests/kube-vip.yaml mounts /etc/kubernetes/super-admin.conf, which was for init alone"),
        new("admin-kubeconfig-names-another-server", "it was removed", facts => facts.WithKnown(Host("cp3"), Admin, null), "cp3: has no /etc/kubernetes/admin.conf"),
    ];

    private static IEnumerable<Fault> OfEtcd() =>
    [
        new("etcd-members-differ", "a join was cut off",
            WithEtcd(etcd => etcd with { Members = [.. etcd.Members.SkipLast(1), etcd.Members[^1] with { Name = "" }] }),
            "cp3: is no member of etcd", "https://192.168.2.13:2380/: was added to etcd and never started"),
        new("etcd-members-differ", "a lost host was never taken out",
            WithEtcd(etcd => etcd with { Members = [.. etcd.Members, new EtcdMember(9, "cp9", [new Uri("https://192.168.2.19:2380")])] }),
            "cp9: is a member of etcd but no control plane"),
        new("etcd-members-differ", "a control plane has no etcd", facts => facts.WithKnown(Host("cp2"), new EtcdMembers(), null), "cp2: runs no etcd"),
        new("etcd-without-leader", "the quorum is lost", WithEtcd(etcd => etcd with { Leader = 0 }),
            "cp1: its member of etcd knows no leader", "cp2: its member of etcd knows no leader", "cp3: its member of etcd knows no leader"),
        new("etcd-without-leader", "a member is cut off from the others", facts => facts.WithKnown(Host("cp3"), new EtcdMembers(), Etcd() with { Leader = 0 }),
            "cp3: its member of etcd knows no leader"),
        new("etcd-without-leader", "two clusters where one should be", facts => facts.WithKnown(Host("cp3"), new EtcdMembers(), Etcd() with { Leader = 3 }),
            "cluster: members of etcd follow 2 different leaders"),
        new("etcd-without-leader", "a control plane has no etcd", facts => facts.WithKnown(Host("cp2"), new EtcdMembers(), null), "cp2: its member of etcd knows no leader"),
    ];

    private static IEnumerable<Fault> OfNetworks() =>
    [
        new("virtual-address-not-on-one-host", "keepalived runs nowhere", facts => facts.WithKnown(Leader, new AddressInterface(Spec.EndpointAddress), null),
            "cluster: no balancer has 192.168.2.10"),
        new("virtual-address-not-on-one-host", "two balancers do not hear each other",
            facts => facts.WithKnown(Host("cp3"), new AddressInterface(Spec.EndpointAddress), new InterfaceAddress("eth0", 32)),
            "cluster: cp1 and cp3 have 192.168.2.10 at the same time"),
        new("endpoint-not-healthy", "a node does not reach it",
            facts => facts.WithKnown(Host("worker1"), new EndpointHealth(Spec.EndpointServer), "curl: (7) No route to host"),
            "worker1: https://k8s-api.example.internal:8443/healthz does not answer ok [curl: (7) No route to host]"),
        new("pod-network-broken", "a route is missing",
            facts => facts.WithKnown(Host("cp1"), Reachability("cp1"), Paths("cp1", lost: Address("worker1"))),
            "cp1: a pod there does not reach 10.244.3.9 [curl: (28) timed out]"),
        new("pod-network-broken", "services do not work on a node",
            facts => facts.WithKnown(Host("worker1"), Reachability("worker1"), Paths("worker1", lost: ServiceAddress)),
            "worker1: a pod there does not reach 10.96.12.1 [curl: (28) timed out]"),
        new("pod-network-broken", "kube-proxy of a node has not heard of the service",
            facts => facts
                .WithKnown(Host("worker1"), Reachability("worker1"), Paths("worker1", lost: ServiceAddress))
                .WithKnown(Host("worker1"), new ServiceRules(ServiceAddress), new ServiceRulesState([], ["E1121 Failed to watch *v1.Service: connection refused"])),
            "worker1: a pod there does not reach 10.96.12.1 [curl: (28) timed out | no packet filter rule of worker1 names 10.96.12.1: kube-proxy there has not heard of the service"
                + " | kube-proxy: E1121 Failed to watch *v1.Service: connection refused]"),
        new("pod-network-broken", "the workload is not there", facts => facts.WithKnown(Leader, new AcceptanceWorkload(), new AcceptanceWorkloadState([], null, false)),
            "cp1: has no pod of the acceptance workload with an address",
            "cp2: has no pod of the acceptance workload with an address",
            "cp3: has no pod of the acceptance workload with an address",
            "worker1: has no pod of the acceptance workload with an address"),
    ];

    private static Func<FactSet, FactSet> WithNodes(Func<IReadOnlyList<NodeState>, IReadOnlyList<NodeState>> change) =>
        facts => facts.WithKnown(Leader, new ClusterNodes(), change(Nodes()));

    // Every member tells the same.
    private static Func<FactSet, FactSet> WithEtcd(Func<EtcdMembership, EtcdMembership> change) =>
        facts => Spec.ControlPlanes.Aggregate(facts, (sum, host) => sum.WithKnown(host, new EtcdMembers(), change(Etcd())));

    private static Dictionary<string, string> Components(string unwell, string said) => new(HealthyCluster.Components()) { [unwell] = said };
}

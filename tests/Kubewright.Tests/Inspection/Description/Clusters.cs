using Kubewright.Inspection.Description;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Tests.Inspection.Description;

/// <summary>Readings of clusters made up for tests.</summary>
internal static class Clusters
{
    private static readonly IReadOnlyList<Proof> Seen = [new(EvidenceSource.Text, EvidenceItem.Cluster, "kubectl get pods -n kube-system", "a line")];

    /// <summary>Three control planes without workers, of which one is broken below Kubernetes: a vendor's 1.25 on Docker, Calico by its operator, a balancer in front.</summary>
    public static ClusterReadings BrokenBelow => new()
    {
        Taken = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
        Nodes = [Node("m1"), Node("m2"), Node("m3")],
        Pods =
        [
            Pod("etcd-m2", "m2"), Pod("etcd-m3", "m3"),
            Pod("kube-apiserver-m1", "m1") with { ReadyContainers = 0, Trouble = "CrashLoopBackOff", Restarts = 65301 }, Pod("kube-apiserver-m2", "m2"), Pod("kube-apiserver-m3", "m3"),
            .. ((string[])["m1", "m2", "m3"]).SelectMany(node => new[] { Pod($"kube-controller-manager-{node}", node), Pod($"kube-scheduler-{node}", node), Pod($"kube-proxy-{node}", node) }),
            Pod("tigera-operator-5d6", "m2", "tigera-operator"), Pod("calico-node-abc", "m2", "calico-system"),
            Pod("coredns-1", "m2"), Pod("coredns-2", "m3"),
        ],
        Components =
        [
            new ComponentReading
            {
                Component = "kube-apiserver", Node = "m2", Proofs = Seen,
                Flags = ComponentFlags.Of(["kube-apiserver", "--anonymous-auth=true", "--profiling=true", "--audit-log-path=/tmp/audit.log", "--max-mutating-requests-inflight=1000", "--max-requests-inflight=500", "--etcd-servers=https://127.0.0.1:2379"]),
            },
        ],
        Endpoints = [new EndpointReading { Server = "https://k8s.example:8443", User = EndpointUser.Client, Proofs = Seen }],
        Covered = new HashSet<Coverage> { Coverage.Nodes, Coverage.SystemPods },
    };

    public static ClusterPicture Picture(ClusterReadings readings) => Describer.Describe(readings);

    public static PodReading Pod(string name, string node, string space = "kube-system") =>
        new() { Namespace = space, Name = name, Node = node, Phase = "Running", ReadyContainers = 1, Containers = 1, Restarts = 0, Age = TimeSpan.FromDays(300), Proofs = Seen };

    public static NodeReading Node(string name, string roles = "control-plane") => new()
    {
        Name = name, Roles = roles.Length > 0 ? [roles] : [], IsReady = true, KubeletVersion = "v1.25.16-vendor.1", Runtime = "docker://20.10.24", Age = TimeSpan.FromDays(300), Proofs = Seen,
    };

    public static EtcdMemberReading Member(string name, bool healthy = true) => new() { Id = name, Name = name, HasStarted = true, IsHealthy = healthy, Proofs = Seen };

    public static CertificateReading Certificate(string place, int days, bool served = false, string fingerprint = "AA") => new()
    {
        Host = "m1", Place = place, IsServed = served, Expires = new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero).AddDays(days), Names = ["k8s.example"], Fingerprint = fingerprint, Proofs = Seen,
    };

    public static IReadOnlyList<Proof> Proofs => Seen;
}

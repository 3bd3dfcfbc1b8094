using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Tests.TestKit;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis;

/// <summary>The cluster whose load balancer is somebody else's: what is well there, and what goes wrong.</summary>
internal static class ExternalFaults
{
    private static readonly ServedCertificates Certificates = new("192.168.2.11:6443 192.168.2.12:6443 192.168.2.13:6443", "192.168.2.9:6443");

    private static readonly PortConnections Way = new("192.168.2.9/6443");

    public static ClusterSpec Cluster { get; } = Specs.BehindLoadBalancer();

    /// <summary>What its rules ask beyond what the usual cluster's do.</summary>
    public static FactSet AddTo(FactSet facts) => Cluster.Hosts.Aggregate(facts, (sum, host) => sum.WithKnown(host, Way, Said(PortAnswer.Open)).WithKnown(host, Certificates, Seen("A", "B", "C")));

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("external-endpoint-not-reachable", "nobody has the address", Ways("cp2", PortAnswer.Unreachable, "No route to host"), "cp2: does not reach the load balancer 192.168.2.9 at port 6443: No route to host"),
        new("external-endpoint-not-reachable", "a packet filter drops", Ways("worker1", PortAnswer.Silence), "worker1: gets no answer from the load balancer 192.168.2.9 at port 6443 within 2.5 s"),
        new("external-endpoint-not-reachable", "a route is missing", Ways("cp1", PortAnswer.NoRoute, "Network is unreachable"), "cp1: has no route to the load balancer 192.168.2.9 at port 6443: Network is unreachable"),
        new("external-endpoint-on-host", "a server answers directly", facts => facts.WithKnown(Host("cp3"), new HostIdentity(), new Identity("cp3", "c3", null, false, [new("lo", null, ["127.0.0.1", "192.168.2.9"])])),
            "cp3: has the load balancer's address 192.168.2.9 on lo: what it sends there never leaves it"),
        new("external-endpoint-skips-control-plane", "one is not behind it", facts => Cluster.Hosts.Aggregate(facts, (sum, host) => sum.WithKnown(host, Certificates, Seen("A", "B", "A", "B"))),
            "cp3: its API server was never reached through the load balancer: 16 new connections from 4 hosts got to cp1, cp2 only"),
        new("external-endpoint-skips-control-plane", "it does not check health", facts => facts.WithKnown(Host("cp1"), Certificates, Seen("A", null, "B", null, "C")),
            "cp1: 2 of 5 new connections to 192.168.2.9:6443 got no answer"),
        new("external-endpoint-skips-control-plane", "it ends TLS", facts => Cluster.Hosts.Aggregate(facts, (sum, host) => sum.WithKnown(host, Certificates, Seen("E", "E"))),
            $"cluster: 192.168.2.9:6443 serves a certificate that no API server of the cluster has, on 8 new connections [SHA-256 {Of("E")}]"),
    ];

    /// <summary>New connections that landed where these stand for.</summary>
    public static CertificatesServed Seen(params IReadOnlyList<string?> behind) => new(
        new Dictionary<string, string?> { ["192.168.2.11:6443"] = Of("A"), ["192.168.2.12:6443"] = Of("B"), ["192.168.2.13:6443"] = Of("C") }, [.. behind.Select(each => each is null ? null : Of(each))]);

    /// <summary>The verdict where every host's connections landed there.</summary>
    public static Verdict Judge(IRule rule, params IReadOnlyList<CertificatesServed> byHost) =>
        rule.Judge(new CaseFile(Cluster, Cluster.Hosts[0], Cluster.Hosts.Zip(byHost).Aggregate(FactSet.Empty, (facts, each) => facts.WithKnown(each.First, Certificates, each.Second))));

    private static string Of(string letter) => string.Concat(Enumerable.Repeat(letter, 64));

    private static IReadOnlyList<PortConnection> Said(PortAnswer answer, string said = "") => [new("192.168.2.9/6443", answer, said)];

    private static Func<FactSet, FactSet> Ways(string host, PortAnswer answer, string said = "") => facts => facts.WithKnown(Host(host), Way, Said(answer, said));
}

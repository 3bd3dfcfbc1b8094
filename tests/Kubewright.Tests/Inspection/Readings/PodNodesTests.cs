using Kubewright.Inspection.Readings;
using Xunit;

namespace Kubewright.Tests.Inspection.Readings;

public sealed class PodNodesTests
{
    [Fact]
    public void Static_pods_of_a_narrow_table_are_on_the_node_they_are_named_after() => Assert.Equal(
        ["etcd-a.example", "kube-apiserver-a.example", "kube-apiserver-b", "nginx-proxy-w1"],
        PodNodes.Complete(new ClusterReadings
        {
            Nodes = [new NodeReading { Name = "a.example", Proofs = [] }, new NodeReading { Name = "w1", Proofs = [] }],
            Pods = [.. ((string[])["etcd-a.example", "kube-apiserver-a.example", "kube-apiserver-b", "nginx-proxy-w1", "etcd-operator-6d5f8-x2k4q", "kube-vip-cloud-provider-5d6f7-b", "coredns-7d8f-a.example"]).Select(Pod)],
        }).Pods.Where(pod => pod is { IsStatic: true, Node: { } node } && pod.Name.EndsWith($"-{node}", StringComparison.Ordinal)).Select(pod => pod.Name));

    [Fact]
    public void What_the_evidence_says_of_a_pod_stays() => Assert.Equal(
        "elsewhere",
        Assert.Single(PodNodes.Complete(new ClusterReadings { Pods = [Pod("kube-apiserver-a") with { Node = "elsewhere" }] }).Pods).Node);

    private static PodReading Pod(string name) => new() { Namespace = "kube-system", Name = name, Proofs = [] };
}

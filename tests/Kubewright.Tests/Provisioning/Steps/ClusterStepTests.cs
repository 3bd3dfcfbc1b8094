using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Cluster;
using Kubewright.Provisioning.Steps.Network;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>The pod network, and what makes the cluster whole.</summary>
public sealed class ClusterStepTests
{
    private static readonly FileContent Conflist = new(BridgeNetwork.ConflistPath);
    private static readonly UnitStatus Unit = new(BridgeNetwork.UnitName, BridgeNetwork.UnitPath);

    [Fact]
    public void Nodes_get_shares_of_the_pod_network_in_the_files_order() =>
        Assert.Contains("\"subnet\": \"10.244.2.0/24\"", Laying("cp3").Writes(BridgeNetwork.ConflistPath), StringComparison.Ordinal);

    [Fact]
    public void A_node_keeps_the_share_it_has_and_the_others_get_what_is_free()
    {
        // cp2 has the first share from an earlier order of hosts; worker1's is not of this network.
        var step = Laying("worker1").With("cp2", Conflist, Having("10.244.0.0/24")).With("worker1", Conflist, Having("172.16.9.0/24"));

        Assert.Contains("\"subnet\": \"10.244.3.0/24\"", step.Writes(BridgeNetwork.ConflistPath), StringComparison.Ordinal);
        Assert.Contains("10.244.0.0/24 via 192.168.2.12", step.Writes(BridgeNetwork.UnitPath), StringComparison.Ordinal);
        Assert.Contains("10.244.1.0/24 via 192.168.2.11", step.Writes(BridgeNetwork.UnitPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_nodes_with_the_same_share_do_not_both_keep_it()
    {
        var step = Laying("cp2").With("cp1", Conflist, Having("10.244.5.0/24")).With("cp2", Conflist, Having("10.244.5.0/24"));

        Assert.Contains("\"subnet\": \"10.244.0.0/24\"", step.Writes(BridgeNetwork.ConflistPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_an_IPv6_network_are_as_large_as_kubeadm_makes_them()
    {
        var spec = Specs.Read("""
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: ["fd00:2::11", "fd00:2::12"]
            networking: {podCidr: "fd00:10:244::/56", serviceCidr: "fd00:10:96::/112"}
            """);
        var step = spec.Nodes.Aggregate(
            new StepCase(new LayPodNetwork(), "worker1", spec, Kubewright.Core.Facts.FactSet.Empty).With(Unit, new UnitCondition(true, true, true, true)).With(new FileContent(BridgeNetwork.UnitPath), new FileText(null)),
            (sum, host) => sum.With(host.ToString(), Conflist, new FileText(null)));

        Assert.Contains("\"subnet\": \"fd00:10:244:1::/64\"", step.Writes(BridgeNetwork.ConflistPath), StringComparison.Ordinal);
        Assert.Contains("fd00:10:244::/64 via fd00:2::11", step.Writes(BridgeNetwork.UnitPath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_without_a_recorded_share_gets_the_one_it_uses()
    {
        var step = StepCase.Of(new RecordPodSubnets()).Everywhere(Conflist, new FileText(null)).With(new ClusterNodes(), [Node("cp1", "10.244.0.0/24"), Node("cp2", null), Node("stranger", null)]);

        step.Changes("not recorded for cp2", "set podCIDR of cp2 to 10.244.1.0/24");
        step.With(new ClusterNodes(), [Node("cp1", "10.244.0.0/24"), Node("stranger", null)]).IsSatisfied("recorded");
        step.With(new ClusterNodes(), null).ComesLater("there is no cluster yet");
    }

    [Fact]
    public void Manifests_are_applied_when_they_changed()
    {
        var folder = new FakeClusterFolder { Files = { ["/cluster/a.yaml"] = "a: 1\n" } };
        var spec = Specs.Read("{apiVersion: kubewright.io/v1alpha1, kind: Cluster, version: 1.32.0, hosts: [192.168.2.11], networking: {cni: manifests, manifests: [a.yaml]}}", folder);
        var step = new StepCase(new ApplyManifests(), "cp1", spec, Kubewright.Core.Facts.FactSet.Empty).With(new AppliedManifests(), new ManifestDigest(null));

        var actions = step.Changes("not applied yet", "kubectl apply -f a.yaml", "note what was applied");
        var digest = System.Text.RegularExpressions.Regex.Match(((HostAction.RunCommand)actions[1]).Command.Script, "digest=([0-9a-f]{64})").Groups[1].Value;
        step.With(new AppliedManifests(), new ManifestDigest(digest)).IsSatisfied("applied");
        step.With(new AppliedManifests(), new ManifestDigest("older")).Changes("changed since they were applied", "kubectl apply -f a.yaml", "note what was applied");
        step.With(new AppliedManifests(), null).ComesLater("there is no cluster yet");
    }

    [Fact]
    public void Health_is_waited_for_with_what_it_waits_for()
    {
        var step = Healthy("");

        step.IsSatisfied("all well");
        step.With(new ClusterNodes(), [Node("cp1"), Node("cp2"), Node("cp3")]).ComesLater("worker1 is not in the cluster");
        step.With("cp2", new ComponentHealth(), new Dictionary<string, string> { ["etcd"] = "no answer", ["kube-apiserver"] = "ok" }).ComesLater("etcd on cp2: no answer");
        step.With(new ClusterNodes(), [Node("cp1"), Node("cp2"), Node("cp3"), Node("worker1") with { IsReady = false, Message = "cni plugin not initialized" }]).ComesLater("node worker1: cni plugin not initialized");
        step.With(new SystemPods(), [Pod("coredns", "CrashLoopBackOff"), Pod("mirror", "x") with { IsStatic = true }]).ComesLater("pod coredns: CrashLoopBackOff");
        step.With(new SystemPods(), null).ComesLater("there is no cluster yet");
    }

    [Fact]
    public void Where_the_pod_network_comes_from_elsewhere_nodes_need_not_be_ready() =>
        Healthy("networking: {cni: none}").With(new ClusterNodes(), [.. ((string[])["cp1", "cp2", "cp3", "worker1"]).Select(name => Node(name) with { IsReady = false })])
            .With(new SystemPods(), [Pod("coredns", "Pending")]).IsSatisfied("all well");

    private static StepCase Laying(string host) => StepCase.Of(new LayPodNetwork(), host).Everywhere(Conflist, new FileText(null))
        .With(Unit, new UnitCondition(true, true, true, true)).With(new FileContent(BridgeNetwork.UnitPath), new FileText(null));

    private static FileText Having(string share) => new(BridgeNetwork.ConflistFor(Cidr.TryParse(share)!.Value));

    private static StepCase Healthy(string more) => StepCase.Of(new AwaitHealth(), more: more)
        .Everywhere(new ComponentHealth(), new Dictionary<string, string> { ["etcd"] = "ok", ["kube-apiserver"] = "ok" })
        .With(new ClusterNodes(), [Node("cp1"), Node("cp2"), Node("cp3"), Node("worker1")]).With(new SystemPods(), []);

    private static NodeState Node(string name, string? podCidr = null) => new(name, "v1.32.0", true, "", podCidr);

    private static PodState Pod(string name, string trouble) => new(name, "cp1", "Running", false, null, 0, trouble);
}

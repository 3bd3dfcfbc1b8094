using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Cluster;
using Kubewright.Provisioning.Steps.Kubelet;
using Kubewright.Tests.Core.Spec;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>What makes one node differ from the others: labels, taints and settings of its kubelet.</summary>
public sealed class NodeStepTests
{
    private const string RoleKey = "node-role.kubernetes.io/control-plane";

    private static readonly Taint ControlPlane = new(RoleKey, null, TaintEffect.NoSchedule);
    private static readonly Taint Master = new("node-role.kubernetes.io/master", null, TaintEffect.NoSchedule);
    private static readonly FileContent OfCluster = new(KubeletOverride.ClusterPath);
    private static readonly FileContent OfHost = new(KubeletOverride.HostPath);
    private static readonly FileContent DropIn = new(KubeletOverride.DropInPath);
    private static readonly UnitStatus Unit = new("kubelet.service", $"{KubeletOverride.HostPath} {KubeletOverride.DropInPath}");

    [Fact]
    public void What_the_file_names_is_set_after_it_was_noted() =>
        Marking("roles: [control-plane], labels: {tier: front, a.b/c: \"\"}, taints: [\"x=1:NoSchedule\", \"y:NoExecute\"]", Node() with { Taints = [ControlPlane] }).Changes(
            "cp1: label a.b/c is not '', label tier is not 'front', no taint x=1:NoSchedule, no taint y:NoExecute",
            "kubectl annotate node cp1 --overwrite kubewright.io/managed-labels=a.b/c,tier kubewright.io/managed-taints=x:NoSchedule,y:NoExecute",
            "kubectl label node cp1 --overwrite a.b/c= tier=front",
            "kubectl taint node cp1 --overwrite x=1:NoSchedule y:NoExecute");

    [Fact]
    public void Pods_are_not_evicted_unasked()
    {
        Assert.Equal(Risk.Disruptive, Assert.IsType<Decision.Change>(Marking("roles: [control-plane, worker], taints: [\"y:NoExecute\"]", Node()).Decide()).Risk);
        Assert.Equal(Risk.Safe, Assert.IsType<Decision.Change>(Marking("roles: [control-plane, worker], taints: [\"y:NoSchedule\"]", Node()).Decide()).Risk);
    }

    [Fact]
    public void What_the_file_has_set_and_names_no_longer_is_removed_and_all_else_is_left_alone()
    {
        var node = Node() with
        {
            Labels = new Dictionary<string, string> { ["tier"] = "front", ["old"] = "1", ["mine"] = "2" },
            Taints = [ControlPlane, new("old", "1", TaintEffect.NoSchedule), new("mine", null, TaintEffect.NoSchedule)],
            Annotations = new Dictionary<string, string> { ["kubewright.io/managed-labels"] = "gone,old,tier", ["kubewright.io/managed-taints"] = "gone:NoExecute,old:NoSchedule" },
        };

        Marking("roles: [control-plane], labels: {tier: front}", node).Changes(
            "cp1: label old is no longer in the file, taint old:NoSchedule is not wanted",
            "kubectl label node cp1 --overwrite old-",
            "kubectl taint node cp1 --overwrite old:NoSchedule-",
            "kubectl annotate node cp1 --overwrite kubewright.io/managed-labels=tier kubewright.io/managed-taints-");
    }

    [Fact]
    public void A_node_that_is_as_wanted_is_left_alone() =>
        Marking("roles: [control-plane], labels: {tier: front}, taints: [\"x=1:NoSchedule\"]", Node() with
        {
            Labels = new Dictionary<string, string> { ["tier"] = "front", ["mine"] = "2" },
            Taints = [new("x", "1", TaintEffect.NoSchedule), ControlPlane, new("node.kubernetes.io/not-ready", null, TaintEffect.NoExecute)],
            Annotations = new Dictionary<string, string> { ["kubewright.io/managed-labels"] = "tier", ["kubewright.io/managed-taints"] = "x:NoSchedule" },
        }).IsSatisfied("labels and taints are as wanted");

    [Fact]
    public void A_taint_with_another_value_is_set_anew() =>
        Marking("roles: [control-plane], taints: [\"x=2:NoSchedule\"]", Node() with
        {
            Taints = [new("x", "1", TaintEffect.NoSchedule), ControlPlane],
            Annotations = new Dictionary<string, string> { ["kubewright.io/managed-taints"] = "x:NoSchedule" },
        }).Changes("cp1: no taint x=2:NoSchedule", "kubectl taint node cp1 --overwrite x=2:NoSchedule");

    [Fact]
    public void A_control_plane_that_becomes_a_worker_too_loses_its_taint() =>
        Marking("roles: [control-plane, worker]", Node() with { Taints = [Master, ControlPlane] }).Changes(
            $"cp1: taint {Master} is not wanted, taint {ControlPlane} is not wanted",
            $"kubectl taint node cp1 --overwrite {Master}- {ControlPlane}-");

    [Theory]
    [InlineData("1.20.2", "node-role.kubernetes.io/master:NoSchedule")]
    [InlineData("1.23.17", "node-role.kubernetes.io/master:NoSchedule")]
    [InlineData("1.24.0", "node-role.kubernetes.io/master:NoSchedule node-role.kubernetes.io/control-plane:NoSchedule")]
    [InlineData("1.25.0", "node-role.kubernetes.io/control-plane:NoSchedule")]
    [InlineData("1.36.2", "node-role.kubernetes.io/control-plane:NoSchedule")]
    public void A_control_plane_that_is_no_worker_any_more_gets_the_taint_of_its_version(string version, string taints) =>
        Assert.Equal($"kubectl taint node cp1 --overwrite {taints}", Assert.IsType<Decision.Change>(Marking("roles: [control-plane]", Node(), version).Decide()).Actions.Single().Title);

    [Fact]
    public void Without_a_cluster_there_is_nothing_to_label_and_strangers_are_left_alone()
    {
        var step = Marking("roles: [control-plane], labels: {tier: front}", Node() with { Name = "stranger" });

        step.IsSatisfied("labels and taints are as wanted");
        step.With(new ClusterNodes(), null).ComesLater("there is no cluster yet");
    }

    [Fact]
    public void A_hosts_settings_are_laid_over_what_kubeadm_wrote()
    {
        var step = Configuring("kubeletConfiguration: {maxPods: 50, evictionHard: {memory.available: 1Gi}}")
            .With(OfCluster, new FileText("apiVersion: kubelet.config.k8s.io/v1beta1\nclusterDNS:\n- 10.96.0.10\nevictionHard:\n  nodefs.available: 5%\nmaxPods: 110\nsyncFrequency: 0s\n"));

        step.Changes(
            $"{KubeletOverride.HostPath} and {KubeletOverride.DropInPath} not as wanted",
            $"write {KubeletOverride.HostPath}",
            $"write {KubeletOverride.DropInPath}",
            "enable and restart kubelet.service",
            "wait until the kubelet answers");
        var merged = step.Writes(KubeletOverride.HostPath);
        Assert.EndsWith(
            "apiVersion: kubelet.config.k8s.io/v1beta1\nclusterDNS:\n  - 10.96.0.10\nevictionHard:\n  nodefs.available: 5%\n  memory.available: 1Gi\nmaxPods: 50\nsyncFrequency: 0s\n", merged);

        var written = step.With(OfHost, new FileText(merged)).With(DropIn, new FileText(KubeletOverride.DropIn));
        written.IsSatisfied("kubelet.service runs as wanted");
        written.With(Unit, new UnitCondition(true, true, true, IsUpToDate: false)).Changes(
            "kubelet.service has not taken up its configuration", "enable and restart kubelet.service", "wait until the kubelet answers");
        written.With(OfCluster, new FileText("maxPods: 110\nsyncFrequency: 1m0s\n")).Changes(
            $"{KubeletOverride.HostPath} not as wanted", $"write {KubeletOverride.HostPath}", "enable and restart kubelet.service", "wait until the kubelet answers");
    }

    [Fact]
    public void A_host_without_settings_of_its_own_has_the_clusters_and_gets_them_back()
    {
        var step = Configuring("");

        step.IsSatisfied("has none");
        step.With(OfHost, new FileText("maxPods: 50\n")).With(DropIn, new FileText(KubeletOverride.DropIn)).Changes(
            "the host has no settings of its own any more",
            $"remove {KubeletOverride.DropInPath}",
            "enable and restart kubelet.service",
            "wait until the kubelet answers",
            $"remove {KubeletOverride.HostPath}");
        step.With(OfHost, new FileText("maxPods: 50\n")).Changes(
            "the host has no settings of its own any more", "enable and restart kubelet.service", "wait until the kubelet answers", $"remove {KubeletOverride.HostPath}");
    }

    [Fact]
    public void Settings_wait_for_kubeadm_and_are_not_laid_over_what_is_no_configuration()
    {
        Configuring("kubeletConfiguration: {maxPods: 50}").ComesLater("kubeadm has not configured the kubelet yet");
        Configuring("kubeletConfiguration: {maxPods: 50}").With(OfCluster, new FileText("- 1\n")).IsBlocked(
            "/var/lib/kubelet/config.yaml is not a configuration in YAML", "restore the file: 'kubeadm upgrade node phase kubelet-config' writes it anew");
    }

    private static StepCase Marking(string host, NodeState node, string version = "1.32.0") =>
        new StepCase(new MarkNodes(), "cp1", Spec(host, version), Kubewright.Core.Facts.FactSet.Empty).With(new ClusterNodes(), [node]);

    private static StepCase Configuring(string host) =>
        new StepCase(new ConfigureKubelet(), "cp1", Spec("roles: [control-plane], " + host, "1.32.0"), Kubewright.Core.Facts.FactSet.Empty)
            .With(OfCluster, new FileText(null)).With(OfHost, new FileText(null)).With(DropIn, new FileText(null)).With(Unit, new UnitCondition(true, true, true, true));

    private static Kubewright.Core.Spec.ClusterSpec Spec(string host, string version) =>
        Specs.Read(Wrong.Header.Replace("1.32.0", version, StringComparison.Ordinal) + $"hosts: [{{name: cp1, address: 192.168.2.11, {host}}}]\n");

    private static NodeState Node() => new("cp1", "v1.32.0", true, "", null);
}

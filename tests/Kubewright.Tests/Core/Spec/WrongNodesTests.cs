using Kubewright.Core.Hosts;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

/// <summary>Labels, taints and kubelet settings of single hosts.</summary>
public sealed class WrongNodesTests
{
    private const string LabelValue = "write at most 63 letters, digits, dashes, dots and underscores, with a letter or digit at both ends; \"\" is the empty one";
    private const string Taint = "write key=value:effect or key:effect, such as dedicated=gpu:NoSchedule; the effects are NoSchedule, PreferNoSchedule, NoExecute";

    [Theory]
    [InlineData("labels: [a]", ".labels: here is a list, where a map belongs; write one entry a line, each as name: value, indented below")]
    [InlineData("labels: {-a: b}", ".labels.-a: '-a' is not the key of a label; write at most 63 letters, digits, dashes, dots and underscores, such as tier or example.com/tier")]
    [InlineData("labels: {A.B/c: b}", ".labels.A.B/c: 'A.B/c' is not the key of a label; write at most 63 letters, digits, dashes, dots and underscores, such as tier or example.com/tier")]
    [InlineData("labels: {a: b c}", ".labels.a: 'b c' is not the value of a label; " + LabelValue)]
    [InlineData("labels: {a: }", ".labels.a: the label a has no value; write the value behind the colon; \"\" is the empty one")]
    [InlineData("labels: {a: [b]}", ".labels.a: here is a list, where a single value belongs; write the value behind the colon")]
    [InlineData("labels: {kubernetes.io/hostname: x}", ".labels.kubernetes.io/hostname: the label kubernetes.io/hostname is set by the kubelet and kubeadm themselves; leave it out; what a host is for, roles says")]
    [InlineData("taints: [dedicated]", ".taints[0]: 'dedicated' is not a taint; " + Taint)]
    [InlineData("taints: [\"a=b\"]", ".taints[0]: 'a=b' is not a taint; " + Taint)]
    [InlineData("taints: [\"a=b:NoShedule\"]", ".taints[0]: 'a=b:NoShedule' is not a taint; " + Taint)]
    [InlineData("taints: [\"a=b:0\"]", ".taints[0]: 'a=b:0' is not a taint; " + Taint)]
    [InlineData("taints: [\":NoSchedule\"]", ".taints[0]: ':NoSchedule' is not a taint; " + Taint)]
    [InlineData("taints: [\"a:b=c:NoSchedule\"]", ".taints[0]: 'a:b=c:NoSchedule' is not a taint; " + Taint)]
    [InlineData("taints: [\"a:NoSchedule\", \"a=1:NoSchedule\"]", ".taints[1]: a taint a with the effect NoSchedule is written a second time; write it once: a node has one value for key and effect")]
    [InlineData("taints: [\"node-role.kubernetes.io/master:NoSchedule\"]", ".taints[0]: the taint node-role.kubernetes.io/master follows from the host's roles; leave it out; roles: [control-plane, worker] is a control plane without it")]
    [InlineData("kubeletConfiguration: {cgroupDriver: cgroupfs}", ".kubeletConfiguration.cgroupDriver: cgroupDriver follows from the rest of the file; leave it out: kubelet and containerd are both set to systemd")]
    public void A_node_that_cannot_be_so_is_refused(string field, string error) =>
        Assert.Equal($"4 hosts[0]{error}", Wrong.Errors(Wrong.Header + $"hosts: [{{address: 192.168.2.11, {field}}}]\n"));

    [Fact]
    public void A_host_without_a_kubelet_has_nothing_of_a_node() => Assert.Equal(
        "6 hosts[1].labels: lb1 is no node of the cluster, so it has no labels; leave it out, or give the host the role worker or control-plane",
        Wrong.Errors(Wrong.Header + "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - {address: 192.168.2.12, roles: [load-balancer], labels: {a: b}}\nendpoint: {address: 192.168.2.10}\n"));

    [Fact]
    public void Labels_and_taints_are_texts_as_they_are_written()
    {
        var host = Specs.Read(Wrong.Header + "hosts: [{address: 192.168.2.11, labels: {b: 1, a: true, c.d/e: \"\"}, taints: [\"x=1:NoExecute\", \"y:NoSchedule\", \"z=:PreferNoSchedule\"]}]\n").Hosts[0];

        Assert.Equal("a=true b=1 c.d/e=", string.Join(' ', host.Labels.Select(label => $"{label.Key}={label.Value}")));
        Assert.Equal([new("x", "1", TaintEffect.NoExecute), new("y", null, TaintEffect.NoSchedule), new("z", null, TaintEffect.PreferNoSchedule)], host.Taints);
    }
}

using Kubewright.Core.Spec;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongEtcdTests
{
    private const string Three = """
        hosts:
          - {name: etcd1, address: 192.168.2.31, roles: [etcd]}
          - {name: etcd2, address: 192.168.2.32, roles: [etcd]}
          - {name: etcd3, address: 192.168.2.33, roles: [etcd]}
          - {name: cp1, address: 192.168.2.11, roles: [control-plane]}

        """;

    [Theory]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.31, roles: [etcd]}\n  - {address: 192.168.2.32, roles: [etcd]}\n  - {address: 192.168.2.11, roles: [control-plane]}\n",
        "4 hosts: 2 hosts with the role etcd: 2 members survive the loss of 0, no more than 1; make it 3 hosts with that role, or 1")]
    [InlineData("hosts:\n  - {address: 192.168.2.31, roles: [etcd]}\n", "4 hosts: no host is a control plane; write roles: [control-plane] for one host, or better for three")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - {address: 192.168.2.12, roles: [load-balancer, etcd]}\nendpoint: {address: 192.168.2.10}\n",
        "6 hosts[1].roles: lb1 is a load balancer and something else; "
        + "leave out load-balancer: without dedicated load balancers the control planes balance themselves; or give the host this role alone")]
    [InlineData(
        "hosts: [192.168.2.11]\netcd: {events: true}\n",
        "5 etcd: no host has the role etcd, so these settings are nobody's; write roles: [etcd] for an odd number of hosts, or leave etcd out")]
    [InlineData(Three + "etcd: {events: maybe}\n", "9 etcd.events: 'maybe' is not true or false; write true or false")]
    [InlineData(Three + "etcd: {version: 3.3.10}\n", "9 etcd.version: '3.3.10' is not a version of etcd from 3.4 on; write all three numbers, such as 3.5.26")]
    [InlineData(Three + "etcd: {settings: {data-dir: /data}}\n", "9 etcd.settings.data-dir: data-dir follows from the rest of the file; leave it out")]
    [InlineData(Three + "etcd: {settings: {initial-cluster-state: new}}\n", "9 etcd.settings.initial-cluster-state: initial-cluster-state follows from the rest of the file; leave it out")]
    [InlineData(
        Three + "etcd: {settings: {--quota-backend-bytes: 1}}\n",
        "9 etcd.settings.--quota-backend-bytes: '--quota-backend-bytes' is not the name of a flag of etcd; write the flag without the dashes in front, such as heartbeat-interval")]
    [InlineData(
        Three + "etcd: {settings: {log-outputs: [stderr]}}\n",
        "9 etcd.settings.log-outputs: the setting log-outputs has no single value; write the value as etcd's flag would have it, such as quota-backend-bytes: 8589934592")]
    [InlineData(
        Three + "kubeadm: {clusterConfiguration: {etcd: {local: {imageTag: a}}}}\n",
        "9 kubeadm.clusterConfiguration.etcd.local: etcd.local is for etcd in pods, and here it runs under systemd; write its settings under etcd.settings")]
    public void Wrong_etcds_are_refused(string rest, string errors) => Assert.Equal(errors, Wrong.Errors(Wrong.Header + rest));

    [Fact]
    public void With_etcd_elsewhere_the_number_of_control_planes_may_be_even()
    {
        var spec = Specs.Read(Wrong.Header + Three + "  - {name: cp2, address: 192.168.2.12, roles: [control-plane]}\nendpoint: {address: 192.168.2.10}\netcd: {events: true, version: v3.5.26}\n");

        Assert.True(spec.IsEtcdExternal);
        Assert.Equal(["etcd1", "etcd2", "etcd3"], spec.EtcdHosts.Select(host => host.ToString()));
        Assert.Equal([EtcdInstance.Main, EtcdInstance.Events], spec.EtcdInstances);
        Assert.Equal("3.5.26", spec.Etcd.Version);
        Assert.DoesNotContain(spec.EtcdHosts, host => host.IsNode);
    }

    [Fact]
    public void Hosts_for_etcd_alone_are_named_after_it() => Assert.Equal(
        ["etcd1", "cp1"], Specs.Read(Wrong.Header + "hosts:\n  - {address: 192.168.2.31, roles: [etcd]}\n  - {address: 192.168.2.11, roles: [control-plane]}\n").Hosts.Select(host => host.ToString()));
}

using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongKubeVipTests
{
    [Theory]
    [InlineData("{kind: kube-vip, kubeVip: {version: 0.8.9}}", "5 endpoint: kube-vip has no address to hold; write address: and a free address of the hosts' network")]
    [InlineData(
        "{address: 192.168.2.10, kubeVip: {version: 0.8.9}}",
        "5 endpoint.kubeVip: what kube-vip is to do has no meaning with kind: keepalived, where keepalived moves the address between balancers; write kind: kube-vip, or leave it out")]
    [InlineData("{kind: kube-vip, address: 192.168.2.10, kubeVip: {version: latest}}", "5 endpoint.kubeVip.version: 'latest' is not a version of a release; write all three numbers, such as 2.1.5")]
    [InlineData("{kind: kube-vip, address: 192.168.2.10, kubeVip: {version: v0.3.9}}", "5 endpoint.kubeVip.version: kube-vip 0.3.9 is too old: what it reads is known from 0.6.0 on; write 0.8.9, or leave it out")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {image: \"registry.example.com:5000/kube-vip:v1.0.0\"}}",
        "5 endpoint.kubeVip.image: registry.example.com:5000/kube-vip:v1.0.0 has a tag or a digest; write the image without it, and the version as endpoint.kubeVip.version: the tag is v and the version")]
    [InlineData("{kind: kube-vip, address: 192.168.2.10, kubeVip: {mode: table}}", "5 endpoint.kubeVip.mode: 'table' is none of the values possible here; write one of: arp, bgp")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {interface: eth0@if7}}",
        "5 endpoint.kubeVip.interface: 'eth0@if7' is not the name of a network interface; write a name such as eth1, as 'ip link' shows it, without @ and what follows")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {leaseDuration: 3}}",
        "5 endpoint.kubeVip.leaseDuration: a lease of 3 s is not longer than the 3 s in which it is to be renewed: two control planes could have the address; "
        + "write a leaseDuration of more than 3, or a shorter renewDeadline")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {leaseDuration: 15, renewDeadline: 6, retryPeriod: 5}}",
        "5 endpoint.kubeVip.renewDeadline: 6 s to renew the lease in leave no time for a second try after 5 s; write a renewDeadline of more than 6, or a shorter retryPeriod")]
    [InlineData("{kind: kube-vip, address: 192.168.2.10, kubeVip: {retryPeriod: 0}}", "5 endpoint.kubeVip.retryPeriod: '0' is not a number from 1 to 60; write a number from 1 to 60")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {mode: arp, bgp: {localAs: 65000}}}",
        "5 endpoint.kubeVip.bgp: peers of BGP have no meaning with mode: arp, where the hosts' own network is told of the address; write mode: bgp, or leave bgp out")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {mode: bgp}}",
        "5 endpoint.kubeVip.bgp.localAs: mode: bgp, and no autonomous system of the control planes; write bgp.localAs: and its number, such as 65000\n"
        + "5 endpoint.kubeVip.bgp.peers: mode: bgp, and nobody to tell of the address; write bgp.peers: and below it one router a line, such as - {address: 10.0.0.1, as: 65001}")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {bgp: {localAs: 0, peers: [{multihop: true}]}}}",
        "5 endpoint.kubeVip.bgp.localAs: '0' is not a number from 1 to 4294967295; write a number from 1 to 4294967295\n"
        + "5 endpoint.kubeVip.bgp.peers[0]: the peer has no address; write address: and the router's\n"
        + "5 endpoint.kubeVip.bgp.peers[0]: the peer has no autonomous system; write as: and its number")]
    [InlineData(
        "{kind: kube-vip, address: 192.168.2.10, kubeVip: {bgp: {localAs: 65000, peers: [{address: 10.0.0.1, as: 65001, passwordFile: shared}, {address: 10.0.0.2, as: 65001, passwordFile: colon}]}}}",
        "5 endpoint.kubeVip.bgp.peers[0].passwordFile: others than its owner may read /cluster/shared; chmod 600 /cluster/shared\n"
        + "5 endpoint.kubeVip.bgp.peers[1].passwordFile: the password in /cluster/colon has a colon or a comma, which kube-vip would take for its end; agree on another password with the router")]
    public void What_kube_vip_cannot_do_is_refused(string endpoint, string errors) => Assert.Equal(
        errors,
        Wrong.Errors(
            Wrong.Header + "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: " + endpoint + "\n",
            new FakeClusterFolder { Files = { ["/cluster/shared"] = "geheim\n", ["/cluster/colon"] = "ge:heim\n" }, Shared = { "/cluster/shared" } }));

    [Fact]
    public void Bgp_without_an_address_of_version_4_is_refused() => Assert.Equal(
        "5 endpoint.kubeVip.bgp: a BGP router is known by an IPv4 address, and the hosts have none; write mode: arp, which is neighbour discovery for IPv6",
        Wrong.Errors(Wrong.Header + "hosts: [\"fd00:2::11\", \"fd00:2::12\", \"fd00:2::13\"]\nendpoint: {kind: kube-vip, address: \"fd00:2::10\", kubeVip: {bgp: {localAs: 65000, peers: [{address: \"fd00::1\", as: 65001}]}}}\n"));
}

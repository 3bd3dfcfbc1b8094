using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongNetworkingTests
{
    [Theory]
    [InlineData(
        "networking: {podCIDR: 10.244.0.0/16}\n",
        "6 networking.podCIDR: there is no field 'podCIDR' here; write 'podCidr'")]
    [InlineData(
        "networking: {podCidr: 10.244.0.1/16}\n",
        "6 networking.podCidr: '10.244.0.1/16' is not a network in CIDR notation; "
        + "write the network's first address and its prefix length, such as 10.244.0.0/16")]
    [InlineData(
        "networking: {podCidr: 10.244.0.0}\n",
        "6 networking.podCidr: '10.244.0.0' is not a network in CIDR notation; "
        + "write the network's first address and its prefix length, such as 10.244.0.0/16")]
    [InlineData(
        "networking: {podCidr: 10.96.0.0/16}\n",
        "6 networking.podCidr: the pods' network 10.96.0.0/16 and the services' network 10.96.0.0/12 overlap; "
        + "write networking.podCidr and networking.serviceCidr that have no address in common")]
    [InlineData(
        "networking: {serviceCidr: 10.244.128.0/20}\n",
        "6 networking.serviceCidr: the pods' network 10.244.0.0/16 and the services' network 10.244.128.0/20 overlap; "
        + "write networking.podCidr and networking.serviceCidr that have no address in common")]
    [InlineData(
        "networking: {podCidr: 10.244.0.0/23}\n",
        "6 networking.podCidr: the pods' network 10.244.0.0/23 has no room for a /24 for each of 4 nodes; write a prefix length of /22 or less")]
    [InlineData(
        "networking: {podCidr: 10.244.0.0/26}\n",
        "6 networking.podCidr: the pods' network 10.244.0.0/26 has no room for a /24 for each of 4 nodes; write a prefix length of /22 or less")]
    [InlineData(
        "networking: {podCidr: 128.0.0.0/7}\n",
        "6 networking.podCidr: the pods' network 128.0.0.0/7 is too large: at most 65536 nodes' networks of /24 can be counted; "
        + "write a prefix length of /8 or more")]
    [InlineData(
        "networking: {serviceCidr: 172.0.0.0/8}\n",
        "6 networking.serviceCidr: the services' network 172.0.0.0/8 is too large for the API server; write a prefix length from /12 to /28")]
    [InlineData(
        "networking: {serviceCidr: 10.96.0.0/30}\n",
        "6 networking.serviceCidr: the services' network 10.96.0.0/30 is too small for the API server; write a prefix length from /12 to /28")]
    [InlineData(
        "networking: {serviceCidr: 192.168.0.0/16}\n",
        "6 networking.serviceCidr: the services' network 192.168.0.0/16 contains 192.168.2.11 (cp1) and 3 more: inside the cluster that address would mean something else; "
        + "write a networking.serviceCidr outside the hosts' networks" + "\n"
        + "6 networking.serviceCidr: the services' network 192.168.0.0/16 contains the endpoint 192.168.2.10: inside the cluster that address would mean something else; "
        + "write a networking.serviceCidr outside the hosts' networks")]
    [InlineData(
        "networking: {podCidr: 192.168.2.0/20}\n",
        "6 networking.podCidr: '192.168.2.0/20' is not a network in CIDR notation; "
        + "write the network's first address and its prefix length, such as 10.244.0.0/16")]
    [InlineData(
        "networking: {podCidr: \"fd00::/56\"}\n",
        "6 networking.podCidr: the network fd00::/56 is IPv6, and the hosts' addresses are IPv4; write an IPv4 network")]
    [InlineData(
        "networking: {dnsDomain: cluster_local}\n",
        "6 networking.dnsDomain: 'cluster_local' is not a DNS name; write a name such as k8s-api.example.internal, in lower case")]
    [InlineData(
        "networking: {cni: calico}\n",
        "6 networking.cni: 'calico' is none of the values possible here; write one of: bridge, manifests, none")]
    [InlineData(
        "networking: {cni: Bridge}\n",
        "6 networking.cni: 'Bridge' is none of the values possible here; write 'bridge'")]
    [InlineData(
        "networking: {cni: manifests}\n",
        "6 networking.cni: cni: manifests, and no manifests; write manifests: and below it the files, one a line")]
    [InlineData(
        "networking: {cni: manifests, manifests: []}\n",
        "6 networking.cni: cni: manifests, and no manifests; write manifests: and below it the files, one a line")]
    [InlineData(
        "networking: {cni: manifests, manifests: calico.yaml}\n",
        "6 networking.manifests: here is a single value, where a list belongs; write one item a line, each after a dash")]
    [InlineData(
        "networking: {manifests: [calico.yaml]}\n",
        "6 networking.manifests[0]: there is no file /cluster/calico.yaml; write the manifest's path, relative to this file or absolute")]
    [InlineData(
        "networking: {cni: none, manifests: []}\n",
        "6 networking.manifests: manifests are applied only with cni: manifests; write cni: manifests, or leave the manifests out")]
    public void Wrong_networks_are_refused(string networking, string errors) => Assert.Equal(errors, Wrong.Errors(Wrong.Header + Wrong.Hosts + networking));
}

using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongEndpointTests
{
    [Theory]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: 192.168.2.10\n",
        "5 endpoint: here is a single value, where a map belongs; write one field a line, each as name: value, indented below")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: keepalived}\n",
        "5 endpoint: keepalived has no address to hold; write address: and a free address of the hosts' network")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {adress: 192.168.2.10}\n",
        "5 endpoint.adress: there is no field 'adress' here; write 'address'")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: metallb, address: 192.168.2.10}\n",
        "5 endpoint.kind: 'metallb' is none of the values possible here; write one of: single, keepalived, kube-vip, local, external")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: local, address: 192.168.2.10}\n",
        "5 endpoint.address: an address has no meaning with kind: local, where every node has a balancer of its own at its loopback address; "
        + "leave out kind for a virtual address held by keepalived, or leave out the address")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: external, address: 192.168.2.11}\n",
        "5 endpoint.address: 192.168.2.11 is the address of cp1: all clients would depend on that host; write the address of a load balancer in front of the control planes")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: external, address: 192.168.2.10, name: kubernetes.default.svc.cluster.local}\n",
        "5 endpoint.name: kubernetes.default.svc.cluster.local is a name of the cluster's own domain, which only its DNS knows, and that starts after the API servers; "
        + "give the endpoint a name of the site's domain, or none")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: external}\n",
        "5 endpoint: the external load balancer has no address; write address: and the load balancer's address")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: local, port: 10250}\n",
        "5 endpoint.port: port 10250 is taken on the control planes, which balance themselves here: the kubelet listens there; leave port out (8443), or write another one")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: external, address: 192.168.2.10, balancer: nginx}\n",
        "5 endpoint.balancer: a balancer has no meaning with kind: external, where the load balancer is somebody else's; leave it out")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: kube-vip, address: 192.168.2.10, port: 8443}\n",
        "5 endpoint.port: port 8443 has no meaning with kind: kube-vip, where the control planes' own API servers answer at the virtual address; leave port out: it is 6443")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: keepalive, address: 192.168.2.10}\n",
        "5 endpoint.kind: 'keepalive' is none of the values possible here; write 'keepalived'")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {kind: single, address: 192.168.2.10}\n",
        "5 endpoint.address: an address has no meaning with kind: single, where the first control plane's own API server is the endpoint; "
        + "leave out kind for a virtual address held by keepalived, or leave out the address")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {port: 8443}\n",
        "5 endpoint.port: port 8443 has no meaning with kind: single, where the first control plane's own API server is the endpoint; "
        + "leave port out: it is 6443")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {balancer: nginx}\n",
        "5 endpoint.balancer: a balancer has no meaning with kind: single, where the first control plane's own API server is the endpoint; "
        + "leave it out, or write address: and a free address")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {routerId: 5}\n",
        "5 endpoint.routerId: a router id has no meaning with kind: single, where the first control plane's own API server is the endpoint; "
        + "leave it out, or write address: and a free address")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.300}\n",
        "5 endpoint.address: '192.168.2.300' is not an IP address of a host; "
        + "write all of the address, such as 192.168.2.11; names belong in the field 'name'")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.12}\n",
        "5 endpoint.address: 192.168.2.12 is the address of cp2: it would not move when that host fails; "
        + "write an address of the hosts' network that no machine has")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: \"fd00::10\"}\n",
        "5 endpoint.address: fd00::10 is IPv6, and the hosts' addresses are IPv4; write an address of the hosts' network")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, port: 6443}\n",
        "5 endpoint.port: port 6443 is taken on the control planes, which balance themselves here: the API server listens there; "
        + "leave port out (8443), write another one, or give hosts of their own the role load-balancer")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, port: 2379}\n",
        "5 endpoint.port: port 2379 is taken on the control planes, which balance themselves here: etcd listens there; "
        + "leave port out (8443), write another one, or give hosts of their own the role load-balancer")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, port: 65536}\n",
        "5 endpoint.port: '65536' is not a number from 1 to 65535; write a number from 1 to 65535")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, port: https}\n",
        "5 endpoint.port: 'https' is not a number from 1 to 65535; write a number from 1 to 65535")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, balancer: envoy}\n",
        "5 endpoint.balancer: 'envoy' is none of the values possible here; write one of: haproxy, nginx")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, balancer: ha-proxy}\n",
        "5 endpoint.balancer: 'ha-proxy' is none of the values possible here; write 'haproxy'")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, routerId: 0}\n",
        "5 endpoint.routerId: '0' is not a number from 1 to 255; write a number from 1 to 255")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, routerId: 256}\n",
        "5 endpoint.routerId: '256' is not a number from 1 to 255; write a number from 1 to 255")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, name: cp2}\n",
        "5 endpoint.name: cp2 is the name of the host with the address 192.168.2.12; give the endpoint a name of its own")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, name: \"k8s api\"}\n",
        "5 endpoint.name: 'k8s api' is not a DNS name; write a name such as k8s-api.example.internal, in lower case")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, name: 192.168.2.10}\n",
        "5 endpoint.name: '192.168.2.10' is not a DNS name; write a name such as k8s-api.example.internal, in lower case")]
    public void A_wrong_endpoint_is_refused(string endpoint, string errors) => Assert.Equal(errors, Wrong.Errors(Wrong.Header + endpoint));
}

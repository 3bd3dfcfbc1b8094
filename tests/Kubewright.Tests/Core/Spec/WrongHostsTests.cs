using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class WrongHostsTests
{
    [Theory]
    [InlineData(
        "",
        "1 hosts: there are no hosts; write hosts: and below it one address a line, such as - 192.168.2.11")]
    [InlineData(
        "hosts:\n",
        "4 hosts: there are no hosts; write hosts: and below it one address a line, such as - 192.168.2.11")]
    [InlineData(
        "hosts: []\n",
        "4 hosts: there are no hosts; write hosts: and below it one address a line, such as - 192.168.2.11")]
    [InlineData(
        "hosts: 192.168.2.11\n",
        "4 hosts: here is a single value, where a list belongs; write one item a line, each after a dash")]
    [InlineData(
        "hosts: {cp1: 192.168.2.11}\n",
        "4 hosts: here is a map, where a list belongs; write one item a line, each after a dash")]
    [InlineData(
        "hosts: [192.168.2]\n",
        "4 hosts[0]: '192.168.2' is not an IP address of a host; write all of the address, such as 192.168.2.11; names belong in the field 'name'")]
    [InlineData(
        "hosts: [cp1.example.com]\n",
        "4 hosts[0]: 'cp1.example.com' is not an IP address of a host; write all of the address, such as 192.168.2.11; names belong in the field 'name'")]
    [InlineData(
        "hosts: [127.0.0.1]\n",
        "4 hosts[0]: '127.0.0.1' is not an IP address of a host; write all of the address, such as 192.168.2.11; names belong in the field 'name'")]
    [InlineData(
        "hosts: [192.168.2.011]\n",
        "4 hosts[0]: '192.168.2.011' is not an IP address of a host; write all of the address, such as 192.168.2.11; names belong in the field 'name'")]
    [InlineData(
        "hosts: [[192.168.2.11]]\n",
        "4 hosts[0]: here is a list, where a single value belongs; write the value behind the colon")]
    [InlineData(
        "hosts:\n  - 192.168.2.11\n  - \n",
        "6 hosts[1]: the host worker1 has no address; write address: and its IP address, such as 192.168.2.11")]
    [InlineData(
        "hosts:\n  - {name: cp1}\n",
        "5 hosts[0].address: the host cp1 has no address; write address: and its IP address, such as 192.168.2.11")]
    [InlineData(
        "hosts:\n  - {adress: 192.168.2.11}\n",
        "5 hosts[0].adress: there is no field 'adress' here; write 'address'")]
    [InlineData(
        "hosts:\n  - {name: CP1, address: 192.168.2.11}\n",
        "5 hosts[0].name: 'CP1' is not a host name; write lower-case letters, digits, dashes and dots, such as cp1")]
    [InlineData(
        "hosts: [192.168.2.11, 192.168.2.11]\n",
        "4 hosts[1]: 192.168.2.11 is the address of cp1 already; write each host once, with an address of its own")]
    [InlineData(
        "hosts:\n  - {name: a, address: 192.168.2.11}\n  - {name: a, address: 192.168.2.12}\n",
        "6 hosts[1].name: two hosts have the name a; give each host a name of its own")]
    [InlineData(
        "hosts: [192.168.2.11, \"fd00::1\"]\n",
        "4 hosts[1]: fd00::1 is IPv6, and the first host's address is IPv4; write addresses of one family for all hosts")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, user: \"a b\"}\n",
        "5 hosts[0].user: 'a b' is not a user name; write the name of the user that logs in, such as root or ubuntu")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, port: 0}\n",
        "5 hosts[0].port: '0' is not a number from 1 to 65535; write a number from 1 to 65535")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, port: ssh}\n",
        "5 hosts[0].port: 'ssh' is not a number from 1 to 65535; write a number from 1 to 65535")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, key: missing}\n",
        "5 hosts[0].key: there is no private key /cluster/missing; write its path, relative to this file, absolute or beginning with ~/")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, knownHosts: ~/missing}\n",
        "5 hosts[0].knownHosts: there is no known_hosts file /home/me/missing; write its path, relative to this file, absolute or beginning with ~/")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [master]}\n",
        "5 hosts[0].roles[0]: 'master' is none of the values possible here; write one of: control-plane, worker, load-balancer, etcd")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [controlplane]}\n",
        "5 hosts[0].roles[0]: 'controlplane' is none of the values possible here; write 'control-plane'")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: worker}\n",
        "5 hosts[0].roles: here is a single value, where a list belongs; write one item a line, each after a dash")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [worker]}\n",
        "4 hosts: no host is a control plane; write roles: [control-plane] for one host, or better for three")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: []}\n",
        "5 hosts[0].roles: the host worker1 has no roles; "
        + "write roles: [control-plane], [worker], [control-plane, worker], [etcd] or [load-balancer] for every host, or leave roles out of all")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - 192.168.2.12\n",
        "6 hosts[1].roles: the host worker1 has no roles; "
        + "write roles: [control-plane], [worker], [control-plane, worker], [etcd] or [load-balancer] for every host, or leave roles out of all")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - {address: 192.168.2.12, roles: [control-plane]}\nendpoint: {address: 192.168.2.10}\n",
        "4 hosts: 2 control planes: etcd with 2 members survives the loss of 0, no more than with 1; make it 3 control planes, or 1, or give hosts the role etcd")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - {address: 192.168.2.12, roles: [control-plane]}\n  - {address: 192.168.2.13, roles: [control-plane]}\n  - {address: 192.168.2.14, roles: [control-plane]}\nendpoint: {address: 192.168.2.10}\n",
        "4 hosts: 4 control planes: etcd with 4 members survives the loss of 1, no more than with 3; make it 5 control planes, or 3, or give hosts the role etcd")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - {address: 192.168.2.12, roles: [control-plane]}\n  - {address: 192.168.2.13, roles: [control-plane]}\n",
        "6 hosts[1].roles: 3 control planes and a single endpoint: all clients would depend on cp1; "
        + "write endpoint: with address: and a free address of the hosts' network")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane]}\n  - {address: 192.168.2.12, roles: [load-balancer]}\n",
        "6 hosts[1].roles: lb1 is a load balancer, but the endpoint is a single control plane's address; "
        + "write endpoint: with address: and a free address of the hosts' network, which the load balancers will hold")]
    [InlineData(
        "hosts:\n  - {address: 192.168.2.11, roles: [control-plane, load-balancer]}\nendpoint: {address: 192.168.2.10}\n",
        "5 hosts[0].roles: cp1 is a load balancer and something else; "
        + "leave out load-balancer: without dedicated load balancers the control planes balance themselves; or give the host this role alone")]
    public void Wrong_hosts_are_refused(string hosts, string errors) => Assert.Equal(errors, Wrong.Errors(Wrong.Header + hosts));
}

using System.Net;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class NetworkRecordings
{
    private const string Addresses = """
        1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
        1: lo    inet6 ::1/128 scope host noprefixroute \       valid_lft forever preferred_lft forever
        2: eth0    inet 192.168.2.11/24 brd 192.168.2.255 scope global dynamic noprefixroute eth0\       valid_lft 85945sec preferred_lft 85945sec
        2: eth0    inet 192.168.2.10/32 scope global eth0\       valid_lft forever preferred_lft forever
        2: eth0    inet6 fe80::1867:56ff:fe71:3a6c/64 scope link proto kernel_ll \       valid_lft forever preferred_lft forever
        3: host0@if7    inet 10.0.5.7/16 brd 10.0.255.255 scope global host0\       valid_lft forever preferred_lft forever
        3: host0@if7    inet6 fd00:2::11/64 scope global \       valid_lft forever preferred_lft forever
        4: ens3    inet 203.0.113.7 peer 172.31.1.1/32 brd 203.0.113.7 scope global ens3\       valid_lft forever preferred_lft forever

        """;

    private static readonly EndpointHealth Health = new("https://192.168.2.10:8443");

    private static readonly ServiceRules Rules = new("10.96.12.1");

    private const string First = "3A2F8D0E6B1C94757F60E1D2C3B4A59687F8E9DACBBC0D1E2F3A4B5C6D7E8F90", Second = "90F8E7D6C5B4A3F2E1D0CBBCDAE9F88796A5B4C3D2E160F757941C6B0E8D2F3A";

    private static readonly ServedCertificates Certificates = new("192.168.2.11:6443 192.168.2.12:6443 192.168.2.13:6443", "192.168.2.9:6443");

    private static readonly PodReachability Reach = new("10.244.0.5", "10.244.0.5 10.244.1.7 10.96.12.1");

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known("a host's own", Interface("192.168.2.11"), Addresses, new InterfaceAddress("eth0", 24)),
        Recording.Known("a virtual one", Interface("192.168.2.10"), Addresses, new InterfaceAddress("eth0", 32)),
        Recording.Known("in a container", Interface("10.0.5.7"), Addresses, new InterfaceAddress("host0", 16)),
        Recording.Known("IPv6 in another spelling", Interface("fd00:2:0:0:0:0:0:11"), Addresses, new InterfaceAddress("host0", 64)),
        Recording.Known("a point-to-point link", Interface("203.0.113.7"), Addresses, new InterfaceAddress("ens3", 32)),
        Recording.Known("the other end of a link is not here", Interface("172.31.1.1"), Addresses, null),
        Recording.Known("not here", Interface("192.168.2.1"), Addresses, null),
        Recording.Unknown("no iproute2", Interface("192.168.2.11"), "", 127, "sh: 1: ip: not found\n", "ip: not found"),
        Recording.Unknown("nonsense", Interface("192.168.2.11"), "2: eth0    inet not-an-address/24 scope global\n"),

        Recording.Known(
            "HAProxy before three, of which one does not answer", Certificates,
            $"server 192.168.2.12:6443 {Second}\nserver 192.168.2.11:6443 {First}\nserver 192.168.2.13:6443 none\nbehind {First}\nbehind none\nbehind {Second}\nasked\n",
            new CertificatesServed(
                new Dictionary<string, string?> { ["192.168.2.11:6443"] = First, ["192.168.2.12:6443"] = Second, ["192.168.2.13:6443"] = null },
                [First, null, Second])),
        Recording.Unknown("without openssl", Certificates, "", 1, "openssl is not installed\n", "openssl is not installed"),
        Recording.Unknown("cut off", Certificates, $"server 192.168.2.11:6443 {First}\n"),
        Recording.Unknown("a server is missing", Certificates, $"server 192.168.2.11:6443 {First}\nbehind {First}\nasked\n"),
        Recording.Unknown("another form of fingerprint", Certificates, $"server 192.168.2.11:6443 {First[..40]}\nserver 192.168.2.12:6443 none\nserver 192.168.2.13:6443 none\nasked\n"),
        Recording.Known(
            "two peers over two interfaces",
            new PeerLinks("192.168.2.12 10.0.5.9"),
            $"""
            peer 192.168.2.12 192.168.2.12 dev eth0 src 192.168.2.11 uid 0 \    cache
            peer 10.0.5.9 10.0.5.9 via 10.0.0.1 dev host0 src 10.0.5.7 uid 0 \    cache
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP mode DEFAULT group default qlen 1000\    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
            3: host0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000\    link/ether 52:54:00:12:34:57 brd ff:ff:ff:ff:ff:ff
            1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
            2: eth0    inet 192.168.2.11/24 brd 192.168.2.255 scope global eth0\       valid_lft forever preferred_lft forever
            3: host0@if7    inet 10.0.5.7/16 brd 10.0.255.255 scope global host0\       valid_lft forever preferred_lft forever
            4: ens3    inet 203.0.113.7 peer 172.31.1.1/32 brd 203.0.113.7 scope global ens3\       valid_lft forever preferred_lft forever
            asked

            """,
            new HostLinks(
                [new("192.168.2.12", "eth0"), new("10.0.5.9", "host0")],
                ["lo", "eth0", "host0"],
                [new("lo", "127.0.0.1", 8), new("eth0", "192.168.2.11", 24), new("host0", "10.0.5.7", 16), new("ens3", "203.0.113.7", 32)])),
        Recording.Known(
            "no route",
            new PeerLinks("192.168.9.12"),
            "peer 192.168.9.12 RTNETLINK answers: Network is unreachable\n1: lo: <LOOPBACK,UP> mtu 65536\n1: lo    inet 127.0.0.1/8 scope host lo\nasked\n",
            new HostLinks([new("192.168.9.12", null)], ["lo"], [new("lo", "127.0.0.1", 8)])),
        Recording.Unknown("cut off", new PeerLinks("192.168.9.12"), "peer 192.168.9.12 192.168.9.12 dev eth0 src 192.168.9.11\n"),
        Recording.Unknown("no iproute2", new PeerLinks("192.168.9.12"), "", 127, "sh: 1: ip: not found\n", "ip: not found"),

        Recording.Known("healthy", Health, "ok\nasked\n", "ok"),
        Recording.Known("nobody has the address", Health, "curl: (7) Failed to connect to 192.168.2.10 port 8443 after 3061 ms: No route to host\n\nasked\n", "curl: (7) Failed to connect to 192.168.2.10 port 8443 after 3061 ms: No route to host"),
        Recording.Known(
            "unhealthy",
            Health,
            "[+]ping ok\n[-]etcd failed: reason withheld\nhealthz check failed\n\nasked\n",
            "[+]ping ok [-]etcd failed: reason withheld healthz check failed"),
        Recording.Known("no answer in it", Health, "\nasked\n", ""),
        Recording.Unknown("cut off", Health, "ok\n"),
        Recording.Unknown("killed", Health, "", 137),

        Recording.Known("none", new KubernetesTraffic(), "asked\n", []),
        Recording.Known("a node's", new KubernetesTraffic(), "CNI-HOSTPORT-DNAT\nKUBE-FORWARD\nKUBE-SERVICES\ncni0\nasked\n", ["CNI-HOSTPORT-DNAT", "KUBE-FORWARD", "KUBE-SERVICES", "cni0"]),
        Recording.Unknown("cut off", new KubernetesTraffic(), "KUBE-FORWARD\n"),
        Recording.Unknown("killed", new KubernetesTraffic(), "", 137),

        Recording.Known(
            "all reached",
            Reach,
            "10.244.0.5 kubewright\n10.244.1.7 kubewright \n10.96.12.1 kubewright\nasked\n",
            [new("10.244.0.5", true, "kubewright"), new("10.244.1.7", true, "kubewright"), new("10.96.12.1", true, "kubewright")]),
        Recording.Known(
            "another node is out of reach",
            Reach,
            "10.244.0.5 kubewright\n10.244.1.7 curl: (28) Connection timed out after 4001 milliseconds \n10.96.12.1 \nasked\n",
            [new("10.244.0.5", true, "kubewright"), new("10.244.1.7", false, "curl: (28) Connection timed out after 4001 milliseconds"), new("10.96.12.1", false, "")]),
        Recording.Unknown("the pod is gone", Reach, "", 1, "no pod with the address 10.244.0.5 here\n", "no pod with the address 10.244.0.5 here"),
        Recording.Unknown("cut off", Reach, "10.244.0.5 kubewright\n10.244.1.7 "),

        Recording.Known(
            "iptables knows no endpoint",
            Rules,
            "rule -A KUBE-SERVICES -d 10.96.12.1/32 -p tcp -m comment --comment \"a/b has no endpoints\" -m tcp --dport 8080 -j REJECT\nlog 2026-11-21T15:26:07Z stderr F I1121 Caches are synced\nasked\n",
            new ServiceRulesState(
                ["-A KUBE-SERVICES -d 10.96.12.1/32 -p tcp -m comment --comment \"a/b has no endpoints\" -m tcp --dport 8080 -j REJECT"], ["2026-11-21T15:26:07Z stderr F I1121 Caches are synced"])),
        Recording.Known("not heard of, and no log", Rules, "asked\n", new ServiceRulesState([], [])),
        Recording.Unknown("another's answer", Rules, "-A KUBE-SERVICES -d 10.96.12.1/32\nasked\n"),
        Recording.Unknown("killed", Rules, "", 137),
    ];

    private static AddressInterface Interface(string address) => new(IPAddress.Parse(address));
}

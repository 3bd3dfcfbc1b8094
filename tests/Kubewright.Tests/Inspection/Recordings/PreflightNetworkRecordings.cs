using System.Net;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>Answers to what is asked about the ways between hosts before anything is changed. Most were recorded on hosts of a lab.</summary>
internal static class PreflightNetworkRecordings
{
    private const string Routes = """
        default via 10.77.2.1 dev host0 proto static
        10.77.2.0/24 dev host0 proto kernel scope link src 10.77.2.13
        172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 linkdown
        blackhole 10.244.1.0/26 proto bird
        10.244.2.0/24 via 10.77.2.12 dev host0
        10.9.8.7 dev wg0 scope link
        local 10.77.2.13 dev host0 table local proto kernel scope host src 10.77.2.13
        broadcast 10.77.2.255 dev host0 table local proto kernel scope link src 10.77.2.13
        local ::1 dev lo table local proto kernel metric 0 pref medium
        fe80::/64 dev host0 proto kernel metric 256 pref medium
        multicast ff00::/8 dev host0 table local proto kernel metric 256 pref medium
        asked

        """;

    private static readonly IPAddress Own = IPAddress.Parse("10.77.2.11");
    private static readonly AddressClaim Claimed = new(IPAddress.Parse("10.77.2.10"));
    private static readonly PortListeners Listeners = new(Own, "6443 10250");
    private static readonly PortConnections Connections = new("10.77.2.12/6443 10.77.2.12/2379 10.77.2.12/10250 10.77.2.13/6443 10.77.2.14/6443 10.77.2.12/22");
    private static readonly PathMtu Mtu = new(Own, "10.77.2.12 10.77.2.13 10.77.2.14");
    private static readonly NameAddresses Names = new("api.example.internal mirror.example.com");

    public static IReadOnlyList<Recording> All { get; } = [.. OfAddresses(), .. OfPorts(), .. OfPaths(), .. OfVersions()];

    private static IEnumerable<Recording> OfAddresses() =>
    [
        Recording.Known("free", Claimed, "neighbour 10.77.2.10 dev host0 INCOMPLETE \nasked\n", new Claim(false, false, null)),
        Recording.Known("free, and the kernel has forgotten it", Claimed, "asked\n", new Claim(false, false, null)),
        Recording.Known("no way there", Claimed, "unroutable\nasked\n", new Claim(false, false, null)),
        Recording.Known("the host's own", Claimed, "own\nasked\n", new Claim(true, false, null)),
        Recording.Known("taken", Claimed, "answers\nneighbour 10.77.2.10 dev host0 lladdr 16:6B:0a:24:c7:f6 REACHABLE \nasked\n", new Claim(false, true, "16:6b:0a:24:c7:f6")),
        Recording.Known("taken by somebody who answers no ping", Claimed, "neighbour 10.77.2.10 dev host0 lladdr 16:6b:0a:24:c7:f6 DELAY \nasked\n", new Claim(false, false, "16:6b:0a:24:c7:f6")),
        Recording.Known("behind a router", Claimed, "answers\nasked\n", new Claim(false, true, null)),
        Recording.Unknown("cut off", Claimed, "answers\n"),
        Recording.Unknown("ip fails", Claimed, "", 1, "Cannot open netlink socket\n", "netlink"),

        Recording.Known(
            "all kinds", new HostRoutes(), Routes,
            [
                new("10.77.2.0/24", "unicast", "host0", null, "kernel"),
                new("172.17.0.0/16", "unicast", "docker0", null, "kernel"),
                new("10.244.1.0/26", "blackhole", null, null, "bird"),
                new("10.244.2.0/24", "unicast", "host0", "10.77.2.12", null),
                new("10.9.8.7/32", "unicast", "wg0", null, null),
                new("10.77.2.13/32", "local", "host0", null, "kernel"),
                new("::1/128", "local", "lo", null, "kernel"),
                new("fe80::/64", "unicast", "host0", null, "kernel"),
            ]),
        Recording.Unknown("cut off", new HostRoutes(), "default via 10.77.2.1 dev host0 proto static\n"),
        Recording.Unknown("no iproute2", new HostRoutes(), "", 127, "sh: 1: ip: not found\n", "ip: not found"),
        Recording.Unknown("something else", new HostRoutes(), "Kernel IP routing table\nasked\n", why: "is no network"),
        Recording.Unknown("no routes at all, which no host has", new HostRoutes(), "asked\n"),
    ];

    private static IEnumerable<Recording> OfPorts() =>
    [
        Recording.Known("listening", Listeners, "6443\n10250\nasked\n", [6443, 10250]),
        Recording.Known("one did not come up", Listeners, "6443\nasked\n", [6443]),
        Recording.Unknown("an old systemd", Listeners, "", 1, "systemd-socket-activate is not installed\n", "is not installed"),
        Recording.Unknown("systemd refuses", Listeners, "", 1, "Failed to start transient service unit: Unit kubewright-port-listeners.service was already loaded or has a fragment file.\n", "already loaded"),
        Recording.Unknown("cut off", Listeners, "6443\n"),
        Recording.Known("gone", new PortListenersLeft(), "inactive\nasked\n", false),
        Recording.Known("there", new PortListenersLeft(), "deactivating\nasked\n", true),
        Recording.Unknown("no systemd", new PortListenersLeft(), "asked\n", 0, "sh: 1: systemctl: not found\n", "not found"),
        Recording.Unknown("killed", new PortListenersLeft(), "", 137),

        Recording.Known(
            "every kind of answer", Connections,
            "10.77.2.14/6443 no-route Network is unreachable\n10.77.2.12/22 open\n10.77.2.12/2379 Connection refused\n10.77.2.12/10250 No route to host\n10.77.2.12/6443 open\nasked\n",
            [
                new("10.77.2.12/6443", PortAnswer.Open, ""),
                new("10.77.2.12/2379", PortAnswer.Refused, "Connection refused"),
                new("10.77.2.12/10250", PortAnswer.Unreachable, "No route to host"),
                new("10.77.2.13/6443", PortAnswer.Silence, ""),
                new("10.77.2.14/6443", PortAnswer.NoRoute, "Network is unreachable"),
                new("10.77.2.12/22", PortAnswer.Open, ""),
            ]),
        Recording.Unknown("without bash", Connections, "", 1, "bash is not installed\n", "bash is not installed"),
        Recording.Unknown("cut off", Connections, "10.77.2.12/22 open\n"),
        Recording.Unknown("a line of something else", Connections, "10.77.2.12/22\nasked\n"),
    ];

    private static IEnumerable<Recording> OfPaths() =>
    [
        Recording.Known(
            "every kind of path", Mtu, "mtu host0 1500\n10.77.2.13 cut\n10.77.2.12 whole\n10.77.2.14 silent\nasked\n", new PathSizes("host0", 1500, ["10.77.2.13"], ["10.77.2.14"])),
        Recording.Known("alone", new PathMtu(Own, ""), "mtu eth0 9000\nasked\n", new PathSizes("eth0", 9000, [], [])),
        Recording.Unknown("a path is missing", Mtu, "mtu host0 1500\n10.77.2.13 cut\nasked\n"),
        Recording.Unknown("cut off", Mtu, "mtu host0 1500\n"),
        Recording.Unknown("without ping", Mtu, "", 1, "ping is not installed\n", "ping is not installed"),

        Recording.Known(
            "one is known, with each kind of socket", Names, "mirror.example.com 203.0.113.9\nmirror.example.com 203.0.113.9\nmirror.example.com 2001:db8::9\nasked\n",
            new Dictionary<string, IReadOnlyList<string>> { ["api.example.internal"] = [], ["mirror.example.com"] = ["2001:db8::9", "203.0.113.9"] }),
        Recording.Unknown("cut off", Names, "mirror.example.com 203.0.113.9\n"),
        Recording.Unknown("without getent", Names, "", 1, "getent is not installed\n", "getent is not installed"),
    ];

    private static IEnumerable<Recording> OfVersions() =>
    [
        Recording.Known("Kubernetes' own", new ServerVersion(), """{"major":"1","minor":"20+","gitVersion":"v1.20.2","platform":"linux/amd64"}""", new ServedVersion(new KubernetesVersion(1, 20, 2))),
        Recording.Known("a vendor's", new ServerVersion(), """{"gitVersion":"v1.25.16-eks-ae9a62a"}""", new ServedVersion(new KubernetesVersion(1, 25, 16))),
        Recording.Known("no cluster", new ServerVersion(), "absent\n", null),
        Recording.Unknown("no version", new ServerVersion(), """{"gitVersion":"unknown"}"""),
        Recording.Unknown("the API is down", new ServerVersion(), "", 1, "Unable to connect to the server: no route to host\n", "no route to host"),

        Recording.Known("none", new ForeignKubelet(), "absent\n", null),
        Recording.Known("a package's", new ForeignKubelet(), "Kubernetes v1.31.2\n", new InstalledKubelet("/usr/bin/kubelet", new KubernetesVersion(1, 31, 2))),
        Recording.Unknown("for another processor", new ForeignKubelet(), "", 126, "sh: 1: /usr/bin/kubelet: Exec format error\n", "Exec format error"),
        Recording.Unknown("something else", new ForeignKubelet(), "kubelet of a vendor\n"),
    ];
}

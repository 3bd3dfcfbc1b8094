namespace Kubewright.EndToEnd.Preflight;

/// <summary>
/// Hosts between which something is wrong. Packet filters, routes, addresses, sizes and names are really so. The clock is a stand-in, because all hosts share the
/// machine's and a time namespace shifts only the monotonic ones: <c>date</c> answers otherwise on that host. So are programs of other versions.
/// </summary>
internal static class UnfitWays
{
    public const string Ways = "ways between hosts";
    public const string LargePackets = "large packets are lost everywhere";
    public const string Stranger = "a stranger has the virtual address";

    public static IReadOnlyList<Unfit> All { get; } = [.. OfPorts(), .. OfNetworks(), .. OfNamesAndVersions()];

    private static IEnumerable<Unfit> OfPorts() =>
    [
        Filtered("cp1", "-p tcp -s {w1} --dport 6443 -j DROP"),
        Filtered("cp2", "-p tcp --dport 2379 -j REJECT"),
        Filtered("w1", "-p tcp --dport 10250 -j REJECT --reject-with icmp-host-prohibited"),
        new(Ways, "port-not-reachable", "w2", "ip route add unreachable {cp3}/32", "ip route del unreachable {cp3}/32"),
    ];

    private static IEnumerable<Unfit> OfNetworks() =>
    [
        new(Ways, "virtual-address-taken", "w1", "ip addr add {endpoint}/32 dev host0", "ip addr del {endpoint}/32 dev host0"),
        new(Ways, "cidr-overlaps-route", "cp3", "ip route add 10.96.0.0/16 dev host0", "ip route del 10.96.0.0/16 dev host0"),
        new(Ways, "cidr-overlaps-route", "w2", "ip link add docker0 type bridge && ip addr add 10.244.7.1/24 dev docker0 && ip link set docker0 up", "ip link del docker0"),
        new(Ways, "mtu-differs", "cp1", "ip link set host0 mtu 1400", "ip link set host0 mtu 1500"),
        new(Stranger, "virtual-address-taken", "w2", "ip addr add {endpoint}/32 dev host0", "ip addr del {endpoint}/32 dev host0")
        {
            // Not of the cluster, but on its network.
            ClusterFile = file => string.Join('\n', file.Split('\n').Where(line => !line.Contains("{name: w2, ", StringComparison.Ordinal))),
            SaidOf = "cluster",
        },
        new(LargePackets, "mtu-differs", "cp1", "iptables -A INPUT -p icmp -m length --length 1400:65535 -j DROP", "iptables -D INPUT -p icmp -m length --length 1400:65535 -j DROP")
        {
            AlsoOn = ["cp2", "cp3", "w1", "w2"],
            IsSaidOfAll = true,
        },
    ];

    private static IEnumerable<Unfit> OfNamesAndVersions() =>
    [
        new(Ways, "name-resolves-differently", "cp2", "{ cat /etc/hosts; echo 192.0.2.1 api.unfit.internal; } >/run/unfit-hosts && mount --bind /run/unfit-hosts /etc/hosts", "umount /etc/hosts")
        {
            ClusterFile = file => file.Replace("endpoint:\n", "endpoint:\n  name: api.unfit.internal\n", StringComparison.Ordinal),
        },
        Unfit.Pretended(Ways, "clock-skew", "cp3", "date", "exec /usr/bin/date --date=\"95 seconds\" \"$@\""),
        Unfit.Pretended(Ways, "versions-do-not-fit", "w1", "containerd", "echo containerd github.com/containerd/containerd/v2 v2.0.4 0123abcd"),
        new(Ways, "versions-do-not-fit", "w2", "printf '#!/bin/sh\\necho Kubernetes v1.31.2\\n' >/usr/bin/kubelet && chmod 755 /usr/bin/kubelet", "rm /usr/bin/kubelet"),
    ];

    private static Unfit Filtered(string host, string rule) => new(Ways, "port-not-reachable", host, $"iptables -A INPUT {rule}", $"iptables -D INPUT {rule}");
}

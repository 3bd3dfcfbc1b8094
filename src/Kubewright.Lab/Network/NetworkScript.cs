using System.Net;

namespace Kubewright.Lab.Network;

/// <summary>The script that lays out a lab's network inside its new namespace. Pure.</summary>
internal static class NetworkScript
{
    /// <summary>The bridge that the hosts' cables end in.</summary>
    public const string Bridge = "br0";

    public static string For(IPNetwork subnet) => $"""
        set -eu
        ip -batch - <<'END'
        link set lo up
        link add {Bridge} type bridge forward_delay 0 mcast_snooping 0
        address add {AddressPlan.At(subnet, AddressPlan.Controller)}/{subnet.PrefixLength} dev {Bridge}
        link set {Bridge} up
        END
        # Hosts have this side as their gateway. Forwarding without a route out answers "network unreachable" at once, where silence would let them wait.
        echo 1 > /proc/sys/net/ipv4/ip_forward
        # Ask for a booting host's address ten times a second, not once.
        echo 100 > /proc/sys/net/ipv4/neigh/{Bridge}/retrans_time_ms
        """;
}

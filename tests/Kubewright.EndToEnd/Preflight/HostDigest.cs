namespace Kubewright.EndToEnd.Preflight;

/// <summary>A host's state as text: files, units, listeners, addresses, routes, packet filter, kernel parameters. Two are compared line by line.</summary>
internal static class HostDigest
{
    // Without what changes by itself: counters, the clock's file, sessions of those who look.
    public const string Script = """
        find /etc /var/lib /opt /usr/local -printf '%y %m %U:%G %l %p\n' 2>/dev/null | sort
        find /etc /var/lib /opt /usr/local -type f -size -100000k -exec sha256sum {} + 2>/dev/null | grep -v ' /var/lib/systemd/\(random-seed\|timesync\)' | sort
        systemctl list-unit-files --no-legend --no-pager | awk '{ print $1, $2 }' | sort
        systemctl list-units --all --plain --no-legend --no-pager --type=service,socket,mount,swap | grep -v 'session-\|user@\|user-\|ssh@\|systemd-\|kmod\|run-r' | awk '{ print $1, $3 }' | sort
        ss -Hltn | awk '{ print $4 }' | sort
        ip -o addr | sed 's/valid_lft.*//'
        ip route; ip rule
        iptables-save 2>/dev/null | grep -v '^[#:]'
        cat /proc/swaps /proc/filesystems; uname -n
        sysctl -a 2>/dev/null | grep '^net\.\(ipv4\|ipv6\|bridge\)' | grep -v 'nf_conntrack_count\|dev_weight\|tcp_mem\|udp_mem\|fib_sync_mem'
        """;
}

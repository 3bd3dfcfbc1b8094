namespace Kubewright.EndToEnd.Preflight;

/// <summary>
/// Hosts made unfit. What a host has for itself is really so: addresses, listeners, file systems, packet filters, units, files, users, power. What is the machine's,
/// or would cut the host off, is a stand-in: a file of /proc or /sys doctored within the host's mounts, or a program that answers otherwise.
/// </summary>
internal static class UnfitHosts
{
    public const string Host = "what hosts are and have";
    public const string Access = "hosts that cannot be asked";
    public const string Changed = "a host whose key has changed";

    public static IReadOnlyList<Unfit> All { get; } = [.. OfIdentities(), .. OfSystems(), .. OfSetups(), .. OfResources(), .. OfAccess(), .. UnfitWays.All];

    private static IEnumerable<Unfit> OfIdentities() =>
    [
        new(Host, "duplicate-machine-id", "w2", "echo 11111111111111111111111111111111 >/run/unfit-id && mount --bind /run/unfit-id /etc/machine-id", "umount /etc/machine-id") { AlsoOn = ["cp3"] },

        // Two hosts that really had one MAC address could not be reached to say so.
        Unfit.Pretended(Host, "duplicate-hardware-address", "w2", "ip", "/usr/sbin/ip \"$@\" | sed \"s,link/ether [0-9a-f:]*,link/ether 52:54:00:12:34:56,\"") with { AlsoOn = ["cp3"] },
        new(Host, "host-address-elsewhere", "cp2", "sysctl -qw net.ipv4.conf.all.arp_ignore=1; ip addr add {w1}/32 dev lo", "ip addr del {w1}/32 dev lo; sysctl -qw net.ipv4.conf.all.arp_ignore=0") { Brings = ["port-not-reachable on w1"] },
    ];

    private static IEnumerable<Unfit> OfSystems() =>
    [
        Unfit.Doctored(Host, "systemd-missing", "cp3", "/proc/1/comm", "s/.*/openrc-init/"),
        Unfit.Pretended(Host, "architecture-unsupported", "w1", "uname", "[ \"$*\" = -m ] && echo armv7l || exec /usr/bin/uname \"$@\""),
        Unfit.Pretended(Host, "kernel-too-old", "w2", "uname", "[ \"$*\" = -r ] && echo 3.2.0-4-amd64 || exec /usr/bin/uname \"$@\""),
        Unfit.Doctored(Host, "kernel-feature-missing", "w2", "/proc/filesystems", "/overlay/d"),

        // Whatever version the machine has; the file asks for a kubelet that does not start with version 1.
        Unfit.Pretended(Host, "cgroup-version-unfit", "cp1", "stat", "case $* in *\"-fc %T /sys/fs/cgroup\"*) echo tmpfs ;; *) exec /usr/bin/stat \"$@\" ;; esac") with
        {
            AlsoOn = ["cp2", "cp3", "w1", "w2"],
            IsSaidOfAll = true,
            ClusterFile = file => file.Replace("kubeadm:\n", "kubeadm:\n  kubeletConfiguration: {failCgroupV1: true}\n", StringComparison.Ordinal),
        },
        new(Host, "cgroup-controller-missing", "w2",
            "file=/proc/cgroups; [ ! -e /sys/fs/cgroup/cgroup.controllers ] || file=/sys/fs/cgroup/cgroup.controllers; sed 's/^memory\\(.*\\)1$/memory\\10/; s/\\bmemory\\b *$//; s/ memory / /' $file >/run/unfit-controllers && mount --bind /run/unfit-controllers $file && echo $file >/run/unfit-controllers-of",
            "umount $(cat /run/unfit-controllers-of)"),

        // In a round of its own: what looks like a node already is not held to the floors of new ones.
        new(Changed, "foreign-cluster-remains", "w1", "mkdir -p /etc/kubernetes; touch /etc/kubernetes/kubelet.conf", "rm -r /etc/kubernetes"),
        new(Host, "foreign-cluster-remains", "w2", "systemd-run -q --unit=k3s-agent sleep 600", "systemctl stop k3s-agent"),
    ];

    private static IEnumerable<Unfit> OfSetups() =>
    [
        Unfit.Listening(Host, "cp1", 6443),
        Unfit.Listening(Host, "cp2", 2379),
        Unfit.Listening(Host, "cp3", 8443),
        Unfit.Listening(Host, "w1", 10250),
        Unfit.Listening(Host, "w2", 10256),
        Unfit.Mounted(Host, "file-system-unfit", "cp3", "/etc/kubernetes", "ro"),
        Unfit.Mounted(Host, "file-system-unfit", "w1", "/usr/local/bin", "noexec"),
        Unfit.Doctored(Host, "swap-stays", "cp3", "/proc/swaps", "$a /dev/zram0 partition 8388604 0 100"),
        new(Host, "selinux-without-containers", "cp2", "mount -t tmpfs tmpfs /sys/fs/selinux; echo 1 >/sys/fs/selinux/enforce", "umount /sys/fs/selinux"),
        new(Host, "firewall-closes-ports", "cp2",
            "iptables -A INPUT -i lo -j ACCEPT; iptables -A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT; iptables -A INPUT -p tcp --dport 22 -j ACCEPT; iptables -P INPUT DROP",
            "iptables -P INPUT ACCEPT; iptables -F INPUT") { Brings = ["port-not-reachable on cp2"] },
        Unfit.Pretended(Host, "firewall-closes-ports", "w1", "firewall-cmd", "case $1 in --list-ports) echo 10256/tcp ;; *) echo ssh ;; esac") is var firewalld
            ? firewalld with { Make = "systemd-run -q --unit=firewalld sleep 600; " + firewalld.Make, Undo = "systemctl stop firewalld; " + firewalld.Undo }
            : throw new InvalidOperationException(),
        Unfit.Pretended(Host, "firewall-closes-ports", "w2", "ufw", "printf \"Status: active\\n\\n22/tcp  ALLOW  Anywhere\\n\""),
        Resolver("cp1", "10.96.0.10"),
        Resolver("cp2", "127.0.0.53"),
        Resolver("w1", "127.0.0.1"),
    ];

    private static IEnumerable<Unfit> OfResources() =>
    [
        Unfit.Doctored(Host, "low-memory", "cp1", "/proc/meminfo", "s/^MemTotal:.*/MemTotal: 1600000 kB/"),
        Unfit.Doctored(Host, "low-memory", "w1", "/proc/meminfo", "s/^MemTotal:.*/MemTotal: 900000 kB/; s/^MemAvailable:.*/MemAvailable: 100000 kB/; s/^SwapTotal:.*/SwapTotal: 1000000 kB/; s/^SwapFree:.*/SwapFree: 500000 kB/"),
        Unfit.Doctored(Host, "swap-stays", "w1", "/proc/swaps", "$a /dev/sdz9 partition 1000000 500000 -2"),
        new(Host, "low-cpu", "cp2",
            "mkdir -p /run/systemd/system/ssh.service.d; printf '[Service]\\nCPUAffinity=0\\n' >/run/systemd/system/ssh.service.d/unfit.conf; systemctl daemon-reload; systemctl restart ssh",
            "rm -r /run/systemd/system/ssh.service.d; systemctl daemon-reload; systemctl restart ssh"),
        Unfit.Mounted(Host, "low-disk", "cp3", "/var/lib/etcd", "size=64m"),
        Unfit.Mounted(Host, "low-disk", "w2", "/var/lib/containerd", "size=20g,nr_inodes=1000"),

        // A disk cannot be made slow for one host alone: the tool that measures says so.
        Unfit.Pretended(Host, "slow-etcd-disk", "cp1", "perl", "[ \"$#\" -le 3 ] || for n in $(seq 100); do echo 150.000; done") with
        {
            ClusterFile = file => file.Replace("  accept: [slow-etcd-disk]", "  accept: []", StringComparison.Ordinal),
        },
    ];

    // The cluster file is that of the round, in which {w1} and the like stand for addresses.
    private static IEnumerable<Unfit> OfAccess() =>
    [
        new(Access, "host-unreachable", "w2", "kill", "start") { IsPower = true },
        new(Access, "host-key-unknown", "cp2", ":", ":") { ClusterFile = KnowingOtherwise("cp2", null) },
        new(Access, "login-refused", "cp3", "useradd -m stranger", "userdel -r stranger") { ClusterFile = LoggingInAs("cp3", "stranger") },
        new(Access, "root-refused", "w1",
            "useradd -m -s /bin/sh plain; mkdir -p /home/plain/.ssh; cp /root/.ssh/authorized_keys /home/plain/.ssh/; chown -R plain: /home/plain",
            "userdel -r plain") { ClusterFile = LoggingInAs("w1", "plain") },
        Resolver("cp1", "127.0.0.53") with { Round = Access },
        new(Changed, "host-key-changed", "cp1", ":", ":") { ClusterFile = KnowingOtherwise("cp1", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") },
        Unfit.Doctored(Changed, "low-memory", "w2", "/proc/meminfo", "s/^MemTotal:.*/MemTotal: 900000 kB/"),
    ];

    private static Unfit Resolver(string host, string server) => new(
        Host, "resolver-loop", host, $"echo nameserver {server} >/run/unfit-resolv.conf && mount --bind /run/unfit-resolv.conf /etc/resolv.conf", "umount /etc/resolv.conf");

    private static Func<string, string> LoggingInAs(string host, string user) => file => file.Replace($"{{name: {host}, ", $"{{name: {host}, user: {user}, ", StringComparison.Ordinal);

    /// <summary>Gives a host a known_hosts file of its own, with another key or none.</summary>
    private static Func<string, string> KnowingOtherwise(string host, string? key) => file =>
        file.Replace($"{{name: {host}, ", $"{{name: {host}, knownHosts: known_hosts.{host}, ", StringComparison.Ordinal) + $"# known_hosts.{host}: {(key is null ? "" : $"{{{host}}} {key}")}\n";
}

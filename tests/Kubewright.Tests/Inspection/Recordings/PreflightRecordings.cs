using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>Answers to what is asked before anything is changed.</summary>
internal static class PreflightRecordings
{
    private const string Links = """
        1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
        2: host0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000\    link/ether 7E:f1:d9:1f:e0:d2 brd ff:ff:ff:ff:ff:ff link-netnsid 0
        1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
        1: lo    inet6 ::1/128 scope host noprefixroute \       valid_lft forever preferred_lft forever
        2: host0    inet 10.77.1.11/24 brd 10.77.1.255 scope global host0\       valid_lft forever preferred_lft forever
        asked

        """;

    private static readonly NetworkInterface Loopback = new("lo", null, ["127.0.0.1", "::1"]);
    private static readonly NetworkInterface Host0 = new("host0", "7e:f1:d9:1f:e0:d2", ["10.77.1.11"]);

    private static readonly UnloadableKernelFeatures Features = new("overlay br_netfilter nf_conntrack ip_vs");
    private static readonly DiskSpace Room = new("/var/lib/etcd /var/lib/kubelet");
    private static readonly FolderMounts Mounts = new("/etc /var/lib/etcd");
    private static readonly ActiveUnits Units = new("k3s.service k3s-agent.service");

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known(
            "a container, Debian 13", new HostIdentity(), $"name cp1\nmachine-id e64b9d06d6e54be79ee7ed8ba8ccb5b4\nproduct-uuid \ncontainer systemd-nspawn\n{Links}",
            new Identity("cp1", "e64b9d06d6e54be79ee7ed8ba8ccb5b4", null, true, [Loopback, Host0])),
        Recording.Known(
            "a virtual machine, Ubuntu 24.04", new HostIdentity(), $"name ubuntu\nmachine-id uninitialized\nproduct-uuid 4C4C4544-0051-3510-8052-B4C04F4E3132\ncontainer none\n{Links}",
            new Identity("ubuntu", null, "4c4c4544-0051-3510-8052-b4c04f4e3132", false, [Loopback, Host0])),
        Recording.Unknown("without iproute2", new HostIdentity(), "name cp1\nmachine-id \nproduct-uuid \ncontainer none\n", 127, "sh: 5: ip: not found\n", "ip: not found"),
        Recording.Unknown("cut off", new HostIdentity(), "name cp1\nmachine-id \n"),

        Recording.Known("Debian 13", new HostResources(), "MemTotal:       24684096 kB\nMemFree:        21094752 kB\nMemAvailable:   22522040 kB\nSwapCached:            0 kB\nSwapTotal:       1000 kB\nSwapFree:          400 kB\nProcessors: 2\n",
            new Resources(25276514304, 23062568960, 614400, 2)),
        Recording.Unknown("cut off", new HostResources(), "MemTotal:       24684096 kB\n"),
        Recording.Unknown("no nproc", new HostResources(), "MemTotal: 1 kB\nMemAvailable: 1 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\nProcessors: \n", 1, "sh: 1: nproc: not found\n", "nproc: not found"),

        Recording.Known("Debian 13", new HostSystem(), "machine x86_64\nkernel 6.12.48+deb13-amd64\ninit systemd\nsystemctl yes\nasked\n", new SystemTraits("x86_64", "6.12.48+deb13-amd64", "systemd", true)),
        Recording.Known("Alpine", new HostSystem(), "machine aarch64\nkernel 6.6.58-0-lts\ninit init\nsystemctl no\nasked\n", new SystemTraits("aarch64", "6.6.58-0-lts", "init", false)),
        Recording.Unknown("no uname", new HostSystem(), "machine \nkernel \ninit systemd\nsystemctl yes\nasked\n", 0, "sh: 1: uname: not found\n", "uname: not found"),
        Recording.Unknown("cut off", new HostSystem(), "machine x86_64\n", 1),

        Recording.Known("all there", Features, "asked\n", []),
        Recording.Known("a small kernel", Features, "ip_vs\nasked\n", ["ip_vs"]),
        Recording.Unknown("other words", Features, "modprobe: something\nasked\n"),
        Recording.Unknown("killed", Features, "", 137),

        Recording.Known(
            "a control plane", new ListeningPorts(),
            "LISTEN 0      4096   127.0.0.1:10248      0.0.0.0:*    users:((\"kubelet\",pid=812,fd=22))\nLISTEN 0      4096           *:6443             *:*    users:((\"kube-apiserver\",pid=901,fd=3))\nLISTEN 0      4096       [::1]:10257            *:*\nLISTEN 0 511 0.0.0.0:8443 0.0.0.0:* users:((\"nginx\",pid=7,fd=5),(\"nginx\",pid=6,fd=5))\nasked\n",
            [new Listener(10248, "127.0.0.1", ["kubelet"]), new Listener(6443, "*", ["kube-apiserver"]), new Listener(10257, "[::1]", []), new Listener(8443, "0.0.0.0", ["nginx"])]),
        Recording.Unknown("no ss", new ListeningPorts(), "", 127, "sh: 1: ss: not found\n", "ss: not found"),
        Recording.Unknown("cut off", new ListeningPorts(), "LISTEN 0 128 *:22 *:*\n"),

        Recording.Known("one disk", Room, "/var/lib/etcd 65024 66053021 19455381 4096 16777216 16302532\n/var/lib/kubelet 65024 66053021 19455381 4096 16777216 16302532\nasked\n",
            [new FolderRoom("/var/lib/etcd", "65024", 270553174016, 79689240576, 16777216, 16302532), new FolderRoom("/var/lib/kubelet", "65024", 270553174016, 79689240576, 16777216, 16302532)]),
        Recording.Unknown("cut off", Room, "/var/lib/etcd 65024 66053021\nasked\n"),
        Recording.Unknown("no stat", Room, "asked\n", 0, "stat: not found\n"),
        Recording.Unknown("killed", Room, "", 137),

        Recording.Known("a disk of its own", Mounts, "/etc / rw,relatime\n/var/lib/etcd /var/lib/etcd ro,noexec\nasked\n",
            [new FolderMount("/etc", "/", ["rw", "relatime"]), new FolderMount("/var/lib/etcd", "/var/lib/etcd", ["ro", "noexec"])]),
        Recording.Unknown("no findmnt", Mounts, "/etc \n/var/lib/etcd \nasked\n", 0, "sh: 4: findmnt: not found\n", "findmnt: not found"),
        Recording.Unknown("killed", Mounts, "", 137),

        Recording.Known("an SSD", new EtcdDiskLatency(), $"perl\n{string.Concat(Enumerable.Range(1, 100).Select(n => $"{n / 50.0:0.000}\n"))}asked\n", new DiskLatency(100, 1.02, 1.98, "perl")),
        Recording.Known("slow, cut off by time", new EtcdDiskLatency(), $"dd\n{string.Concat(Enumerable.Repeat("150.000\n", 25))}asked\n", new DiskLatency(25, 150, 150, "dd")),
        Recording.Unknown("too few to tell", new EtcdDiskLatency(), "python3\n900.000\nasked\n"),
        Recording.Unknown("a full disk", new EtcdDiskLatency(), "", 1, "mktemp: No space left on device\n", "No space left"),

        Recording.Known("version 2", new CgroupSetup(), "2\ncpuset\ncpu\nmemory\npids\nasked\n", new Cgroups(2, ["cpuset", "cpu", "memory", "pids"])),
        Recording.Known("version 1", new CgroupSetup(), "1\ncpu\nmemory\nasked\n", new Cgroups(1, ["cpu", "memory"])),
        Recording.Unknown("none", new CgroupSetup(), "", 1, "no control groups are mounted on /sys/fs/cgroup\n", "no control groups"),
        Recording.Unknown("cut off", new CgroupSetup(), "2\ncpuset\n"),

        Recording.Known("Debian", new SelinuxState(), "off\nasked\n", new Selinux(false, false)),
        Recording.Known("Rocky Linux 9 with containers", new SelinuxState(), "enforcing\ncontainers\nasked\n", new Selinux(true, true)),
        Recording.Known("permissive", new SelinuxState(), "permissive\nasked\n", new Selinux(false, false)),
        Recording.Unknown("cut off", new SelinuxState(), "enforcing\n"),
        Recording.Unknown("killed", new SelinuxState(), "", 137),

        Recording.Known("systemd-resolved", new ResolverSetup(), "server 127.0.0.53\nupstream 192.168.2.1\nupstream fd00::1\nresolved\nasked\n", new Resolver(["127.0.0.53"], ["192.168.2.1", "fd00::1"], true)),
        Recording.Known("none", new ResolverSetup(), "asked\n", new Resolver([], [], false)),
        Recording.Unknown("cut off", new ResolverSetup(), "server 10.0.0.1\n"),
        Recording.Unknown("killed", new ResolverSetup(), "", 137),

        Recording.Known("one of two", Units, "inactive\nactive\nasked\n", ["k3s-agent.service"]),
        Recording.Unknown("no systemctl", Units, "asked\n", 0, "sh: 1: systemctl: not found\n", "systemctl: not found"),
        Recording.Unknown("no bus", Units, "", 1, "Failed to connect to bus\n", "Failed to connect"),

        Recording.Known("none", new FirewallState(), "kind none\nasked\n", Firewall.None),
        Recording.Known("firewalld, Fedora 41", new FirewallState(), "kind firewalld\n6443/tcp 2379-2380/tcp 8472/udp\ndhcpv6-client ssh\nasked\n", new Firewall("firewalld", [new(6443, 6443), new(2379, 2380)], false)),
        Recording.Known(
            "ufw, Ubuntu 24.04", new FirewallState(),
            "kind ufw\nStatus: active\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere\n2379:2380/tcp              ALLOW       Anywhere\n10250                      DENY        Anywhere\nasked\n",
            new Firewall("ufw", [new(22, 22), new(2379, 2380)], false)),
        Recording.Known(
            "iptables", new FirewallState(),
            "kind iptables\n-P INPUT DROP\n-A INPUT -i lo -j ACCEPT\n-A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT\n-A INPUT -p tcp -m multiport --dports 22,6443 -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 10250 -j DROP\nasked\n",
            new Firewall("iptables", [new(22, 22), new(6443, 6443)], false)),
        Recording.Known("iptables by source", new FirewallState(), "kind iptables\n-P INPUT DROP\n-A INPUT -s 192.168.2.0/24 -j ACCEPT\nasked\n", new Firewall("iptables", [], true)),
        Recording.Known("nft", new FirewallState(), "kind nftables\nasked\n", new Firewall("nftables", [], true)),
        Recording.Unknown("firewalld does not answer", new FirewallState(), "kind firewalld\n", 1, "FirewallD is not running\n", "FirewallD is not running"),
    ];
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using static Kubewright.Tests.Diagnosis.FitHosts;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis;

/// <summary>What makes hosts unfit for a cluster.</summary>
internal static class PreflightFaults
{
    public static IReadOnlyList<Fault> All { get; } = [.. OfAccess(), .. OfIdentities(), .. OfSystems(), .. OfSetups(), .. OfResources()];

    private static IEnumerable<Fault> OfAccess() =>
    [
        Stopped("host-unreachable", ConnectionStage.Reach),
        Stopped("host-key-changed", ConnectionStage.ChangedKey),
        Stopped("host-key-unknown", ConnectionStage.UnknownKey),
        Stopped("login-refused", ConnectionStage.Login),
        Stopped("root-refused", ConnectionStage.Root),
    ];

    private static IEnumerable<Fault> OfIdentities() =>
    [
        new("duplicate-hostname", "both were installed from one image", With("cp3", Identity("cp3") with { Name = "cp1" }), "cp3: is called cp1, as cp1 is"),
        new("duplicate-machine-id", "a machine was cloned", With("worker1", Identity("worker1") with { MachineId = Identity("cp2").MachineId }),
            "worker1: has the machine-id of cp2, 00000000000000000000000000000002: one was copied from the other, or both addresses lead to one machine"),
        new("duplicate-product-uuid", "a machine was cloned", With("cp2", Identity("cp2") with { ProductUuid = Identity("cp1").ProductUuid }),
            "cp2: has the product_uuid of cp1, 4c4c4544-0000-0000-0000-000000000001: one virtual machine was cloned from the other, or the maker gave both boards the same"),
        new("duplicate-hardware-address", "a machine was cloned", With("cp2", Identity("cp2") with { Interfaces = [Interface("cp2") with { HardwareAddress = Interface("cp1").HardwareAddress }] }),
            "cp2: the interface of 192.168.2.12 has the MAC address of cp1's, 52:54:00:00:00:01: packets for one arrive at the other"),
        new("host-address-elsewhere", "the host is behind NAT", With("cp2", Identity("cp2") with { Interfaces = [new("eth0", "52:54:00:00:00:02", ["10.0.0.2"])] }),
            "cp2: none of its interfaces has 192.168.2.12, so that etcd and the kubelet cannot listen there"),
        new("host-address-elsewhere", "an address stayed after a test", With("worker1", Identity("worker1") with { Interfaces = [Interface("worker1"), new("dummy0", null, ["192.168.2.11"])] }),
            "worker1: dummy0 has 192.168.2.11, the address of cp1"),
    ];

    private static IEnumerable<Fault> OfSystems() =>
    [
        new("systemd-missing", "a container without an init", Known("cp1", new HostSystem(), new SystemTraits("x86_64", "6.12.48", "sleep", false)), "cp1: its first process is sleep, not systemd"),
        new("systemd-missing", "systemctl is gone", Known("cp1", new HostSystem(), new SystemTraits("x86_64", "6.12.48", "systemd", false)), "cp1: it has no systemctl"),
        new("architecture-unsupported", "32 bits", Known("worker1", new HostSystem(), new SystemTraits("armv7l", "6.6.31+rpt-rpi-v7", "systemd", true)), "worker1: is armv7l; amd64 (x86_64) and arm64 (aarch64) are supported"),
        new("kernel-too-old", "CentOS 7", Known("worker1", new HostSystem(), new SystemTraits("x86_64", "3.10.0-1160.el7.x86_64", "systemd", true)),
            "worker1: its kernel is 3.10.0-1160.el7.x86_64; kubeadm v1.32.0 wants 4.19 or later"),
        new("kernel-feature-missing", "a small kernel", Known("cp2", Features, ["overlay", "br_netfilter"]), "cp2: its kernel has no overlay, no br_netfilter, neither built in nor as a module"),
        new("cgroup-version-unfit", "an old system, and 1.35 by the kubelet's setting", Known("cp2", new CgroupSetup(), new Cgroups(1, ["cpuset", "cpu", "memory", "pids"])),
            "cp2: has control groups of version 1, with which the kubelet of v1.35.0 does not start") { Version = "1.35.0" },
        new("cgroup-controller-missing", "a Raspberry Pi", Known("worker1", new CgroupSetup(), new Cgroups(2, ["cpuset", "cpu", "io", "pids"])),
            "worker1: its control groups have no controller memory, and the kubelet does not start without"),
        new("foreign-cluster-remains", "a host of another cluster", Chain(Known("worker1", new KubeadmState(), KubeadmTraces.None with { HasKubeletConf = true }), Known("worker1", new UndoNotes(), [])),
            "worker1: has parts of a cluster that Kubewright did not make: /etc/kubernetes/kubelet.conf"),
        new("foreign-cluster-remains", "k3s runs", Known("worker1", OtherKubernetes, ["k3s-agent.service"]), "worker1: k3s-agent.service runs: another Kubernetes, which holds the same ports and packet filter"),
    ];

    private static IEnumerable<Fault> OfSetups() =>
    [
        new("port-taken", "a web server has the endpoint's port", Known("cp1", new ListeningPorts(), [new Listener(8443, "*", ["apache2"]), new Listener(2380, "127.0.0.1", []), new Listener(10250, "*", ["kubelet"])]),
            "cp1: an unknown program listens on port 2380, which is for etcd's members", "cp1: apache2 listens on port 8443, which is for the endpoint"),
        new("file-system-unfit", "a disk has errors", Known("cp3", Mounts, [new FolderMount("/etc", "/", ["rw"]), new FolderMount("/var/lib/etcd", "/var", ["ro", "relatime"]), new FolderMount("/var/lib/kubelet", "/var", ["ro"])]),
            "cp3: /var is mounted read-only, and /var/lib/etcd, /var/lib/kubelet must be written to"),
        new("file-system-unfit", "a hardened image", Known("cp3", Mounts, [new FolderMount("/usr/local/bin", "/usr/local", ["rw", "noexec"]), new FolderMount("/var/lib/etcd", "/var", ["rw", "noexec"])]),
            "cp3: /usr/local is mounted noexec, and programs are started from /usr/local/bin"),
        new("swap-stays", "memory is full", Known("cp1", new HostResources(), Resources() with { Swapped = 900 * MiB, Available = 100 * MiB }),
            "cp1: 900 MiB lie in swap and 100 MiB of memory are free, so that swap cannot be turned off"),
        new("swap-stays", "Fedora", Known("cp1", new ActiveSwap(), ["/dev/zram0"]),
            "cp1: /dev/zram0 is swap in compressed memory, which its generator makes anew at every boot; the kubelet would not start then"),
        new("selinux-without-containers", "a plain Red Hat", Known("worker1", new SelinuxState(), new Selinux(true, false)),
            "worker1: SELinux is enforcing, and its policy does not know containers, so that static pods cannot read their certificates and data"),
        new("firewall-closes-ports", "firewalld as installed", Known("cp1", new FirewallState(), new Firewall("firewalld", [new(6443, 6443), new(2379, 2380)], false)), "cp1: firewalld lets no other host reach TCP 8443, 10250"),
        new("firewall-closes-ports", "rules by source", Known("worker1", new FirewallState(), new Firewall("iptables", [], true)),
            "worker1: iptables drops what it has no rule for; whether it lets other hosts reach 10250 cannot be told from its rules"),
        new("resolver-loop", "services were to be resolved on the host", Known("cp1", new ResolverSetup(), new Resolver(["10.96.0.10"], [], false)),
            "cp1: it asks 10.96.0.10 for names, the DNS service of the cluster: the node cannot start while its pods do not, and they not while it does not"),
        new("resolver-loop", "systemd-resolved was stopped", Known("cp1", new ResolverSetup(), new Resolver(["127.0.0.53"], [], false)),
            "cp1: it asks 127.0.0.53 for names, and systemd-resolved, which answers there, does not run"),
        new("resolver-loop", "dnsmasq on the host", Known("cp1", new ResolverSetup(), new Resolver(["127.0.0.1"], [], false)),
            "cp1: it asks 127.0.0.1 for names, which inside a pod is the pod itself, so that CoreDNS asks itself without end"),
        new("resolver-missing", "no name server", Known("cp1", new ResolverSetup(), new Resolver([], [], false)),
            "cp1: /etc/resolv.conf names no name server, and Kubernetes and its images are fetched from the internet by name"),
        new("time-service-missing", "a minimal installation", Known("cp1", TimeServices, []), "cp1: no time service runs (chrony, systemd-timesyncd, ntpd), so that its clock will drift"),
    ];

    private static IEnumerable<Fault> OfResources() =>
    [
        new("low-disk", "a small disk", Chain(Known("cp1", new KubeadmState(), KubeadmTraces.None), Known("cp1", Space(true), Room(6 * GiB))),
            "cp1: 6 GiB are free for /var/lib/etcd, /var/lib/containerd, /var/lib/kubelet; 7 GiB are needed"),
        new("low-disk", "many small files", Chain(Known("cp1", new KubeadmState(), KubeadmTraces.None), Known("cp1", Space(true), Room(60 * GiB, 1000))),
            "cp1: 1000 inodes are free for /var/lib/etcd, /var/lib/containerd, /var/lib/kubelet; 55100 are needed"),
        new("low-disk", "a full disk", Chain(Known("cp1", new KubeadmState(), KubeadmTraces.None), Known("cp1", Space(true), Room(14 * GiB))),
            "cp1: 14 GiB of 100 GiB are free for /var/lib/etcd, /var/lib/containerd, /var/lib/kubelet: below 15 % the kubelet evicts pods"),
        new("slow-etcd-disk", "network storage", Chain(Known("cp1", new KubeadmState(), KubeadmTraces.None), Known("cp1", new EtcdDiskLatency(), new DiskLatency(40, 60, 140, "perl"))),
            "cp1: 99 of 100 durable writes take up to 140 ms, half of them up to 60 ms (40 writes below /var/lib/etcd, by perl); etcd wants 10 ms, and loses its leader from 100 ms on"),
        new("low-memory", "machines are too small", Chain(Fresh("cp2", Resources() with { Memory = 1699 * MiB }), Fresh("worker1", Resources() with { Memory = 1000 * MiB })),
            "cp2: has 1699 MiB of memory; a control plane needs 1700 MiB", "worker1: has 1000 MiB of memory; a worker needs 1024 MiB"),
        new("low-cpu", "one processor", Fresh("cp1", Resources() with { Processors = 1 }), "cp1: has 1 processor; a control plane needs 2"),
    ];

    private static Fault Stopped(string code, ConnectionStage stage) => new(code, "a host does not let us in", facts => facts, "cp2: why")
    {
        Unreached = new Dictionary<HostName, ConnectionTrouble> { [Host("cp2").Name] = new(stage, "why", "what to do") },
    };

    private static Func<FactSet, FactSet> With(string host, Identity identity) => facts => facts.WithKnown(Host(host), new HostIdentity(), identity);

    private static Func<FactSet, FactSet> Known<T>(string host, Probe<T> probe, T value) => facts => facts.WithKnown(Host(host), probe, value);

    // A host that is no node yet.
    private static Func<FactSet, FactSet> Fresh(string host, Resources resources) =>
        facts => facts.WithKnown(Host(host), new KubeadmState(), KubeadmTraces.None).WithKnown(Host(host), new HostResources(), resources);

    private static Func<FactSet, FactSet> Chain(params Func<FactSet, FactSet>[] changes) => facts => changes.Aggregate(facts, (sum, change) => change(sum));
}

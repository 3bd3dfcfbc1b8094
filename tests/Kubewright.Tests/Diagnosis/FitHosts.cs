using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis;

/// <summary>What hosts that are fit for a cluster answer to the questions asked before anything is changed.</summary>
internal static class FitHosts
{
    public const long MiB = 1024 * 1024;
    public const long GiB = 1024 * MiB;

    public static readonly UnloadableKernelFeatures Features = new("overlay br_netfilter nf_conntrack");
    public static readonly ActiveUnits OtherKubernetes = new(
        "k3s.service k3s-agent.service rke2-server.service rke2-agent.service k0scontroller.service k0sworker.service snap.microk8s.daemon-kubelite.service snap.kubelet-eks.daemon.service");
    public static readonly ActiveUnits TimeServices = new("chronyd.service chrony.service systemd-timesyncd.service ntpd.service ntp.service ntpsec.service openntpd.service");
    public static readonly FolderMounts Mounts = new(
        "/etc /etc/systemd/system /var/lib/kubewright /etc/kubernetes /etc/cni/net.d /var/lib/etcd /var/lib/containerd /var/lib/kubelet /usr/local/bin /opt/cni/bin");

    public static FactSet AddTo(FactSet facts) => Spec.Hosts.Aggregate(facts, (sum, host) => sum
        .WithKnown(host, new KubeadmState(), host.Is(HostRole.ControlPlane) ? Traces() : KubeadmTraces.None with { HasKubeletConf = true })
        .WithKnown(host, new HostIdentity(), Identity(host.ToString()))
        .WithKnown(host, new HostResources(), Resources())
        .WithKnown(host, new HostSystem(), new SystemTraits("x86_64", "6.12.48+deb13-amd64", "systemd", true))
        .WithKnown(host, Features, [])
        .WithKnown(host, new CgroupSetup(), new Cgroups(2, ["cpuset", "cpu", "io", "memory", "pids"]))
        .WithKnown(host, new UndoNotes(), ["0000-file_etc_hostname"])
        .WithKnown(host, OtherKubernetes, [])
        .WithKnown(host, TimeServices, ["chrony.service"])
        .WithKnown(host, new ListeningPorts(), [new Listener(6443, "*", ["kube-apiserver"]), new Listener(10257, "127.0.0.1", ["kube-controller"]), new Listener(22, "*", ["sshd"])])
        .WithKnown(host, Mounts, [new FolderMount("/etc", "/", ["rw", "relatime"])])
        .WithKnown(host, new ActiveSwap(), ["/swap.img"])
        .WithKnown(host, new SelinuxState(), new Selinux(true, true))
        .WithKnown(host, new FirewallState(), Firewall.None)
        .WithKnown(host, new ResolverSetup(), new Resolver(["127.0.0.53"], ["192.168.2.1"], true))
        .WithKnown(host, Space(host.Is(HostRole.ControlPlane)), Room(50 * GiB)));

    public static IReadOnlyList<FolderRoom> Room(long free, long inodes = 1_000_000) =>
        [new("/var/lib/etcd", "1", 100 * GiB, free, 2_000_000, inodes), new("/var/lib/containerd", "1", 100 * GiB, free, 2_000_000, inodes), new("/var/lib/kubelet", "1", 100 * GiB, free, 2_000_000, inodes)];

    public static DiskSpace Space(bool controlPlane) => new(controlPlane ? "/var/lib/etcd /var/lib/containerd /var/lib/kubelet" : "/var/lib/containerd /var/lib/kubelet");

    public static Identity Identity(string host) =>
        new(host, $"{Number(host):D32}", $"4c4c4544-0000-0000-0000-{Number(host):D12}", false, [new("lo", null, ["127.0.0.1"]), Interface(host)]);

    public static NetworkInterface Interface(string host) => new("eth0", $"52:54:00:00:00:{Number(host):D2}", [Host(host).Address.ToString()]);

    public static Resources Resources() => new(4096 * MiB, 3000 * MiB, 0, 4);

    private static int Number(string host) => Spec.Hosts.ToList().FindIndex(candidate => candidate.ToString() == host) + 1;
}

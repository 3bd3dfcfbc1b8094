using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Tests.TestKit.Simulation;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class HostRecordings
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly UnitStatus Haproxy = new("haproxy.service", "/etc/haproxy/haproxy.cfg");

    private static readonly SelinuxBooleans Switches = new("keepalived_connect_any haproxy_connect_any");

    private static readonly PackageHolds Holds = new("containerd containerd.io runc");

    private static readonly Sysctls Forwarding = new("net.ipv4.ip_forward net.bridge.bridge-nf-call-iptables");

    // Asked 100 ms before the second began and answered 300 ms after: taken in the middle, give or take 200 ms.
    private static readonly AskingTime Asked = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddMilliseconds(-100), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddMilliseconds(300));

    public static IReadOnlyList<Recording> All { get; } =
    [
        Timed(Recording.Known("a second ahead", new ClockReading(), "1700000001.100000000\n", new ClockOffset(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(200)))),
        Timed(Recording.Known("years behind", new ClockReading(), "0.100000000\n", new ClockOffset(TimeSpan.FromSeconds(-1_700_000_000), TimeSpan.FromMilliseconds(200)))),
        Timed(Recording.Unknown("a date without nanoseconds", new ClockReading(), "1700000001.%N\n", why: "the clock could not be read")),
        Timed(Recording.Unknown("no date at all", new ClockReading(), "", 127, "sh: 1: date: not found\n", "date: not found")),
        Recording.Unknown("nobody knows when", new ClockReading(), "1700000001.100000000\n", why: "nobody noted when"),

        Recording.Known("named", new Hostname(), "cp1\n", "cp1"),
        Recording.Known("named in full", new Hostname(), "cp1.example.internal\n", "cp1.example.internal"),
        Recording.Unknown("no name", new Hostname(), "\n"),
        Recording.Unknown("no uname", new Hostname(), "", 127, "sh: 1: uname: not found\n", "uname: not found"),

        Recording.Known("PC", new Architecture(), "x86_64\n", "amd64"),
        Recording.Known("ARM", new Architecture(), "aarch64\n", "arm64"),
        Recording.Known("another", new Architecture(), "riscv64\n", "riscv64"),
        Recording.Unknown("nothing said", new Architecture(), "\n"),
        Recording.Unknown("no uname", new Architecture(), "", 127, "sh: 1: uname: not found\n", "uname: not found"),

        Recording.Known("none", new ActiveSwap(), "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n", []),
        Recording.Known(
            "partition and file, Debian 12",
            new ActiveSwap(),
            "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/dev/sda2                               partition\t999420\t\t0\t\t-2\n/swap.img                               file\t\t4194300\t\t12\t\t-3\n",
            ["/dev/sda2", "/swap.img"]),
        Recording.Known("compressed memory, Fedora", new ActiveSwap(), "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/dev/zram0                              partition\t8388604\t\t0\t\t100\n", ["/dev/zram0"]),
        Recording.Unknown("kernel without swap", new ActiveSwap(), "", 1, "cat: /proc/swaps: No such file or directory\n", "No such file"),
        Recording.Unknown("another file", new ActiveSwap(), "/dev/sda2 partition\n"),

        Recording.Known("text", new FileContent("/etc/hosts"), "there\nMTI3LjAuMC4xIGxvY2FsaG9zdAo=\n", new FileText("127.0.0.1 localhost\n")),
        Recording.Known(
            "long text in many lines",
            new FileContent("/etc/fstab"),
            $"there\n{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(new string('ü', 100)), Base64FormattingOptions.InsertLineBreaks).Replace("\r", "")}\n",
            new FileText(new string('ü', 100))),
        Recording.Known("empty", new FileContent("/etc/hosts"), "there\n", new FileText("")),
        Recording.Known("not there", new FileContent("/etc/hosts"), "absent\n", new FileText(null)),
        Recording.Unknown("a folder", new FileContent("/etc/hosts"), "there\n", 1, "base64: read error: Is a directory\n", "cannot read /etc/hosts: base64: read error: Is a directory"),
        Recording.Unknown("cut off within", new FileContent("/etc/hosts"), "there\nMTI3LjAuMC4xIGxvY2FsaG9zdAo\n"),
        Recording.Unknown("other words", new FileContent("/etc/hosts"), "perhaps\n"),

        Recording.Known(
            "Debian 13, the Kubernetes project's packages",
            new PackageVersions("kubeadm kubelet kubectl"),
            "kubeadm 1.32.0-1.1 hold ok installed\nkubectl 1.32.0-1.1 hold ok installed\nkubelet 1.31.4-1.1 deinstall ok config-files\nasked\n",
            new Dictionary<string, string> { ["kubeadm"] = "1.32.0-1.1", ["kubectl"] = "1.32.0-1.1" }),
        Recording.Known("with an epoch", new PackageVersions("kubeadm"), "kubeadm 1:1.32.0-00 install ok installed\nasked\n", new Dictionary<string, string> { ["kubeadm"] = "1.32.0-00" }),
        Recording.Known(
            "Rocky 9",
            new PackageVersions("kubeadm kubelet"),
            "kubeadm 1.32.0-150500.1.1 install ok installed\npackage kubelet is not installed\nasked\n",
            new Dictionary<string, string> { ["kubeadm"] = "1.32.0-150500.1.1" }),
        Recording.Known("none", new PackageVersions("kubeadm"), "asked\n", new Dictionary<string, string>()),
        Recording.Unknown("cut off", new PackageVersions("kubeadm"), "kubeadm 1.32.0-1.1 hold ok installed\n"),
        Recording.Unknown("killed", new PackageVersions("kubeadm"), "", 137),

        Recording.Known("as wanted", new FileMatches("/etc/secret", "600", Digest), "yes\n", true),
        Recording.Known("another text, another mode or not there", new FileMatches("/etc/secret", "600", Digest), "no\n", false),
        Recording.Unknown("nonsense", new FileMatches("/etc/secret", "600", Digest), "perhaps\n"),
        Recording.Unknown("killed", new FileMatches("/etc/secret", "600", Digest), "", 137),

        Recording.Known("hashed", new FileDigest("/usr/local/bin/kubelet"), $"{Digest}  /usr/local/bin/kubelet\n", Digest),
        Recording.Known("believed", new FileDigest("/usr/local/bin/kubelet"), $"{Digest} 118353920 1763690000.123456789 4711\n", Digest),
        Recording.Known("not there", new FileDigest("/usr/local/bin/kubelet"), "absent\n", null),
        Recording.Unknown("disk gives errors", new FileDigest("/usr/local/bin/kubelet"), "", 1, "sha256sum: /usr/local/bin/kubelet: Input/output error\n", "Input/output error"),
        Recording.Unknown("cut off within", new FileDigest("/usr/local/bin/kubelet"), Digest[..40]),

        Recording.Known("all there", new MissingKernelFeatures(), "asked\n", []),
        Recording.Known("fresh Ubuntu 24.04", new MissingKernelFeatures(), "overlay\nbr_netfilter\nnf_conntrack\nasked\n", ["overlay", "br_netfilter", "nf_conntrack"]),
        Recording.Unknown("cut off", new MissingKernelFeatures(), "overlay\n"),
        Recording.Unknown("killed", new MissingKernelFeatures(), "", 137),

        Recording.Known("all there", new MissingPrograms("curl ip"), "asked\n", []),
        Recording.Known("some missing", new MissingPrograms("curl keepalived /usr/lib/nginx/modules/ngx_stream_module.so"), "keepalived\n/usr/lib/nginx/modules/ngx_stream_module.so\nasked\n", ["keepalived", "/usr/lib/nginx/modules/ngx_stream_module.so"]),
        Recording.Unknown("cut off", new MissingPrograms("curl ip"), "curl\n"),
        Recording.Unknown("killed", new MissingPrograms("curl ip"), "", 137),

        Recording.Known("Debian, Ubuntu", new PackageTool(), "apt-get\n", "apt-get"),
        Recording.Known("RHEL, Fedora", new PackageTool(), "dnf\n", "dnf"),
        Recording.Known("CentOS 7", new PackageTool(), "yum\n", "yum"),
        Recording.Known("another", new PackageTool(), "none\n", "none"),
        Recording.Unknown("nonsense", new PackageTool(), "Welcome!\n"),
        Recording.Unknown("killed", new PackageTool(), "", 137),

        .. OsRecordings,
        .. TimeRecordings.All,

        Recording.Known("Debian, SELinux off", Switches, "asked\n", new Dictionary<string, bool>()),
        Recording.Known("RHEL 9, as installed", Switches, "keepalived_connect_any 0\nhaproxy_connect_any 0\nasked\n", Map(("keepalived_connect_any", false), ("haproxy_connect_any", false))),
        Recording.Known("RHEL 8, one without the other", Switches, "haproxy_connect_any 1\nasked\n", Map(("haproxy_connect_any", true))),
        Recording.Unknown("cut off", Switches, "keepalived_connect_any 0\n"),
        Recording.Unknown("an empty file", Switches, "keepalived_connect_any \nasked\n"),
        Recording.Unknown("killed", Switches, "", 137),

        Recording.Known("Debian, one of two held", Holds, "containerd hold ok installed\nrunc install ok installed\nasked\n", Map(("containerd", true), ("runc", false))),
        Recording.Known("Debian, removed and its files left", Holds, "containerd deinstall ok config-files\nasked\n", new Dictionary<string, bool>()),
        Recording.Known("Debian, held and half installed", Holds, "containerd hold ok half-configured\nasked\n", new Dictionary<string, bool>()),
        Recording.Known("none installed", Holds, "asked\n", new Dictionary<string, bool>()),
        Recording.Known(
            "RHEL 9, locked by dnf 4",
            Holds,
            "package containerd is not installed\ncontainerd.io install ok installed\npackage runc is not installed\nlock \nlock # Added lock on Wed Nov 19 10:00:00 2025\nlock containerd.io-0:1.6.33-3.1.el9.*\nasked\n",
            Map(("containerd.io", true))),
        Recording.Known("RHEL 9, another of a longer name locked", Holds, "runc install ok installed\nlock runc-tools-0:1.6.33-3.1.el9.*\nasked\n", Map(("runc", false))),
        Recording.Known("CentOS 7, locked by yum", Holds, "containerd.io install ok installed\nlock 0:containerd.io-1.6.33-3.1.el7.*\nasked\n", Map(("containerd.io", true))),
        Recording.Known("Fedora 41, locked by dnf 5", Holds, "containerd install ok installed\nrunc install ok installed\nlock containerd\nasked\n", Map(("containerd", true), ("runc", false))),
        Recording.Unknown("cut off", Holds, "containerd hold ok installed\n"),
        Recording.Unknown("killed", Holds, "", 137),

        Recording.Known("both there", Forwarding, "net.ipv4.ip_forward=1\nnet.bridge.bridge-nf-call-iptables=1\n", Map(("net.ipv4.ip_forward", "1"), ("net.bridge.bridge-nf-call-iptables", "1"))),
        Recording.Known("module not loaded", Forwarding, "net.ipv4.ip_forward=0\n", Map(("net.ipv4.ip_forward", "0"))),
        Recording.Known("two numbers and an empty one", new Sysctls("a b"), "a=32768\t60999\nb=\n", Map(("a", "32768\t60999"), ("b", ""))),
        Recording.Unknown("nonsense", Forwarding, "sysctl: permission denied\n"),
        Recording.Unknown("twice the same", Forwarding, "net.ipv4.ip_forward=1\nnet.ipv4.ip_forward=0\n"),
        Recording.Unknown("killed", Forwarding, "", 137),

        Recording.Known("nothing made", new UndoNotes(), "asked\n", []),
        Recording.Known("notes", new UndoNotes(), "0000-file_etc_hostname\n0001-hostname_cp1\nasked\n", ["0000-file_etc_hostname", "0001-hostname_cp1"]),
        Recording.Unknown("cut off", new UndoNotes(), "0000-file_etc_hostname\n"),
        Recording.Unknown("killed", new UndoNotes(), "", 137),

        Recording.Known("running and up to date, Debian 13", Haproxy, Unit("loaded", "active", "enabled", 300_000_000, 400.00, 1763690100.5, 1763690000), new UnitCondition(true, true, true, true)),
        Recording.Known("written after the start", Haproxy, Unit("loaded", "active", "enabled", 300_000_000, 400.00, 1763690100.5, 1763690050), new UnitCondition(true, true, true, false)),
        Recording.Known("one of two files written after the start", Haproxy, Unit("loaded", "active", "enabled", 300_000_000, 400.00, 1763690100.5, 1763690000, 1763690050), new UnitCondition(true, true, true, false)),
        Recording.Known("without files", new UnitStatus("kubelet.service"), Unit("loaded", "inactive", "disabled", 0, 400.00, 1763690100.5), new UnitCondition(true, false, false, true)),
        Recording.Known("not installed", Haproxy, Unit("not-found", "inactive", "", 0, 400.00, 1763690100.5), new UnitCondition(false, false, false, true)),
        Recording.Known("being reloaded", Haproxy, Unit("loaded", "reloading", "enabled", 399_900_000, 400.00, 1763690100.5, 1763690000), new UnitCondition(true, true, true, true)),
        Recording.Known("failed, RHEL 9", Haproxy, Unit("loaded", "failed", "enabled", 300_000_000, 400.00, 1763690100.5, 1763690000), new UnitCondition(true, false, true, true)),
        Recording.Known("starting again and again", Haproxy, Unit("loaded", "activating", "enabled", 399_000_000, 400.00, 1763690100.5, 1763690000), new UnitCondition(true, false, true, true)),
        Recording.Known("started for now only", Haproxy, Unit("loaded", "active", "enabled-runtime", 300_000_000, 400.00, 1763690100.5, 1763690000), new UnitCondition(true, true, false, true)),
        Recording.Known("masked", Haproxy, Unit("masked", "inactive", "masked", 0, 400.00, 1763690100.5), new UnitCondition(false, false, false, true)),
        Recording.Unknown("no systemd", Haproxy, "Uptime=400.00\nNow=1763690100.5\n", 0, "sh: 1: systemctl: not found\n", "systemctl: not found"),
        Recording.Unknown("a date without fractions", Haproxy, Unit("loaded", "active", "enabled", 300_000_000, 400.00, 0, 1763690000).Replace("Now=0", "Now=1763690100.%N")),
        Recording.Unknown("killed", Haproxy, "", 137),
    ];

    private static IReadOnlyList<Recording> OsRecordings =>
    [
        Os(SimulatedOs.Debian12, new OsIdentity("debian", [], "12", "Debian GNU/Linux 12 (bookworm)")),
        Os(SimulatedOs.Debian13, new OsIdentity("debian", [], "13", "Debian GNU/Linux 13 (trixie)")),
        Os(SimulatedOs.Ubuntu2204, new OsIdentity("ubuntu", ["debian"], "22.04", "Ubuntu 22.04.5 LTS")),
        Os(SimulatedOs.Ubuntu2404, new OsIdentity("ubuntu", ["debian"], "24.04", "Ubuntu 24.04.1 LTS")),
        Os(SimulatedOs.Rocky8, new OsIdentity("rocky", ["rhel", "centos", "fedora"], "8.10", "Rocky Linux 8.10 (Green Obsidian)")),
        Os(SimulatedOs.Rocky9, new OsIdentity("rocky", ["rhel", "centos", "fedora"], "9.4", "Rocky Linux 9.4 (Blue Onyx)")),
        Os(SimulatedOs.Alma9, new OsIdentity("almalinux", ["rhel", "centos", "fedora"], "9.4", "AlmaLinux 9.4 (Seafoam Ocelot)")),
        Os(SimulatedOs.RedHat8, new OsIdentity("rhel", ["fedora"], "8.10", "Red Hat Enterprise Linux 8.10 (Ootpa)")),
        Os(SimulatedOs.RedHat9, new OsIdentity("rhel", ["fedora"], "9.4", "Red Hat Enterprise Linux 9.4 (Plow)")),
        Os(SimulatedOs.CentOs7, new OsIdentity("centos", ["rhel", "fedora"], "7", "CentOS Linux 7 (Core)")),
        Os(SimulatedOs.Fedora40, new OsIdentity("fedora", [], "40", "Fedora Linux 40 (Server Edition)")),
        Os(SimulatedOs.Suse, new OsIdentity("opensuse-leap", ["suse", "opensuse"], "15.6", "openSUSE Leap 15.6")),
        Recording.Known("no such file", new OsRelease(), "asked\n", new OsIdentity("linux", [], "", "linux")),
        Recording.Unknown("cut off", new OsRelease(), "ID=debian\n"),
        Recording.Unknown("killed", new OsRelease(), "", 137),
    ];

    private static Recording Os(SimulatedOs os, OsIdentity expected) => Recording.Known(expected.Name, new OsRelease(), os.Text + "asked\n", expected);

    private static Dictionary<string, bool> Map(params IReadOnlyList<(string Name, bool Value)> values) => values.ToDictionary(value => value.Name, value => value.Value);

    private static Dictionary<string, string> Map(params IReadOnlyList<(string Name, string Value)> values) => values.ToDictionary(value => value.Name, value => value.Value);

    private static string Unit(string load, string active, string file, long changedMicroseconds, double uptime, double now, params IReadOnlyList<double> written) =>
        $"LoadState={load}\nActiveState={active}\nUnitFileState={file}\nStateChangeTimestampMonotonic={changedMicroseconds}\nUptime={uptime:0.00}\nNow={now}\n"
        + string.Concat(written.Select(time => $"File={time}\n"));

    private static Recording Timed(Recording recording) => recording with { Answer = recording.Answer with { Taken = Asked } };
}

using Kubewright.Lab.Hosts;
using Kubewright.Lab.Machine;
using Kubewright.Lab.Network;
using Xunit;

namespace Kubewright.Tests.Lab;

public sealed class MachineTests
{
    private const string Hybrid = """
        /dev/vda / ext4 rw,relatime 0 0
        tmpfs /sys/fs/cgroup tmpfs rw,relatime,mode=755 0 0
        cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
        cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
        """;

    [Fact]
    public void Every_cgroup_hierarchy_is_found_and_version_2_keeps_the_ledger()
    {
        var mounts = CgroupMount.Parse(Hybrid);

        Assert.Equal(["/sys/fs/cgroup/memory", "/sys/fs/cgroup/systemd", "/sys/fs/cgroup/unified"], mounts.Select(mount => mount.Path));
        Assert.Equal("/sys/fs/cgroup/unified", CgroupMount.Ledger(mounts)!.Path);
        Assert.Equal("/sys/fs/cgroup/systemd", CgroupMount.Ledger([.. mounts.Take(2)])!.Path);
        Assert.Null(CgroupMount.Ledger([]));
    }

    [Theory]
    [InlineData("Name:\tsystemd\nNSpid:\t8544\t1\n", true)]
    [InlineData("Name:\tsystemd-nspawn\nNSpid:\t8447\n", false)]
    [InlineData("Name:\tsshd\nNSpid:\t8600\t131\n", false)]
    [InlineData("Name:\tpause\nNSpid:\t8700\t310\t1\n", false)]
    [InlineData("", false)]
    public void Process_1_of_a_host_is_told_from_that_of_a_container_on_it(string status, bool isInit) =>
        Assert.Equal(isInit, ProcessNumbers.IsGuestInit(status));

    [Fact]
    public void A_process_is_named_by_number_and_start_time_whatever_its_program_is_called()
    {
        const string Stat = "4711 (a ) b) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 130155 9 9";

        Assert.Equal(new ProcessStamp(4711, 130155), ProcessStamp.Parse(Stat));
        Assert.Null(ProcessStamp.Parse(""));
        Assert.True(ProcessStamp.Parse(File.ReadAllText("/proc/self/stat"))!.IsAlive());
        Assert.False(new ProcessStamp(Environment.ProcessId, 1).IsAlive());
    }

    [Fact]
    public void Links_are_known_by_their_short_and_full_names()
    {
        var ports = BridgePorts.Parse("""[{"ifname":"vb-kw-demo.cp1","flags":["UP"]},{"ifname":"vb-kw-demoX3f1","altnames":["vb-kw-demo.worker1"]}]""");

        Assert.True(ports.Has("vb-kw-demo.cp1"));
        Assert.True(ports.Has("vb-kw-demo.worker1"));
        Assert.False(ports.Has("vb-kw-demo.cp2"));
        Assert.False(BridgePorts.Parse("").Has("vb-kw-demo.cp1"));
    }

    [Fact]
    public void A_kernel_without_a_feature_is_told_by_name()
    {
        const string Full = "CONFIG_OVERLAY_FS=m\nCONFIG_BRIDGE=y\nCONFIG_VETH=m\nCONFIG_NET_NS=y\nCONFIG_PID_NS=y\nCONFIG_UTS_NS=y\nCONFIG_IPC_NS=y\nCONFIG_CGROUPS=y\n";

        Assert.Empty(KernelFeatures.Missing(Full));
        Assert.Empty(KernelFeatures.Missing(null));
        var sentence = Assert.Single(KernelFeatures.Missing(Full.Replace("CONFIG_BRIDGE=y", "# CONFIG_BRIDGE is not set")));
        Assert.Contains("network bridges (CONFIG_BRIDGE)", sentence);
    }

    [Fact]
    public void Missing_rights_are_told_by_name()
    {
        Assert.Empty(Capabilities.Missing("CapEff:\t000001fffeffffff\n"));
        Assert.Equal(["CAP_NET_ADMIN", "CAP_SYS_ADMIN"], Capabilities.Missing("CapEff:\t00000000a80425fb\n"));
    }

    [Fact]
    public void Only_missing_programs_packages_are_installed()
    {
        Assert.Empty(MachineTools.MissingPackages(_ => true));
        Assert.Equal(["util-linux"], MachineTools.MissingPackages(program => program is not ("unshare" or "nsenter")));
    }
}

using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Hosts;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

public sealed class HostStepTests
{
    [Fact]
    public void A_hostname_is_right_only_where_it_survives_a_boot()
    {
        var named = StepCase.Of(new SetHostname()).With(new Hostname(), "cp1");

        named.With(new FileContent("/etc/hostname"), new FileText("cp1\n")).IsSatisfied("is cp1");
        named.With(new FileContent("/etc/hostname"), new FileText("old\n")).Changes("/etc/hostname says 'old'", "write /etc/hostname", "hostname cp1");
        named.With(new FileContent("/etc/hostname"), new FileText(null)).Changes("/etc/hostname says ''", "write /etc/hostname", "hostname cp1");
        named.With(new Hostname(), "old").With(new FileContent("/etc/hostname"), new FileText("cp1\n")).Changes("is old", "write /etc/hostname", "hostname cp1");
    }

    [Fact]
    public void Swap_is_turned_off_now_and_at_boot_and_nothing_else_of_fstab_is_touched()
    {
        const string fstab = "# swap on sda2 none swap\nUUID=1 / ext4 defaults 0 1\nUUID=2\tnone\tswap\tsw\t0\t0\n  /swap.img none swap sw 0 0\nswap /mnt tmpfs defaults 0 0\n";
        var step = StepCase.Of(new DisableSwap()).With(new FileContent("/etc/fstab"), new FileText(fstab)).With(new ActiveSwap(), ["/dev/sda2", "/swap.img"]);

        step.Changes("swap on /dev/sda2, /swap.img", "swapoff -a", "write /etc/fstab");
        Assert.Equal(
            "# swap on sda2 none swap\nUUID=1 / ext4 defaults 0 1\n# off for Kubernetes: UUID=2\tnone\tswap\tsw\t0\t0\n# off for Kubernetes:   /swap.img none swap sw 0 0\nswap /mnt tmpfs defaults 0 0\n",
            step.Writes("/etc/fstab"));
        step.With(new ActiveSwap(), []).Changes("/etc/fstab brings swap back at boot", "write /etc/fstab");
        step.With(new FileContent("/etc/fstab"), new FileText(step.Writes("/etc/fstab"))).With(new ActiveSwap(), []).IsSatisfied("no swap");
    }

    [Fact]
    public void Compressed_swap_in_memory_is_turned_off_though_no_file_names_it() =>
        StepCase.Of(new DisableSwap()).With(new FileContent("/etc/fstab"), new FileText(null)).With(new ActiveSwap(), ["/dev/zram0"]).Changes("swap on /dev/zram0", "swapoff -a");

    [Fact]
    public void A_kernel_with_everything_built_in_needs_no_modprobe()
    {
        var step = StepCase.Of(new LoadKernelModules()).With(new MissingKernelFeatures(), []).With(new FileContent(ModulesFile.Path), new FileText(null));

        step.Changes("would not be loaded at boot", $"write {ModulesFile.Path}");
        step.With(new FileContent(ModulesFile.Path), new FileText(ModulesFile.Text)).IsSatisfied("loaded or built in");
        step.With(new FileContent(ModulesFile.Path), new FileText(ModulesFile.Text)).With(new MissingKernelFeatures(), ["overlay"]).Changes("not loaded: overlay", "modprobe -a overlay");
    }

    [Fact]
    public void Kernel_parameters_are_set_where_one_differs_and_written_where_none_does()
    {
        var right = SysctlFile.Values(Kubewright.Tests.TestKit.Toy.Spec).ToDictionary(value => value.Key, value => value.Value);
        var probe = new Sysctls(string.Join(' ', right.Keys));
        var step = StepCase.Of(new SetSysctls()).With(probe, right).With(new FileContent(SysctlFile.Path), new FileText(null));

        step.Changes("would not survive a boot", $"write {SysctlFile.Path}");
        var text = step.Writes(SysctlFile.Path);
        step.With(new FileContent(SysctlFile.Path), new FileText(text)).IsSatisfied("as wanted");
        step.With(new FileContent(SysctlFile.Path), new FileText(text))
            .With(probe, new Dictionary<string, string>(right) { ["net.ipv4.ip_forward"] = "0" })
            .Changes("net.ipv4.ip_forward is 0, not 1", $"sysctl -q -p {SysctlFile.Path}");
    }

    [Fact]
    public void The_owners_lines_of_etc_hosts_stay()
    {
        var step = StepCase.Of(new WriteHostsBlock()).With(new FileContent("/etc/hosts"), new FileText("127.0.0.1 localhost\n10.0.0.1 my-own\n"));
        var text = step.Writes("/etc/hosts");

        Assert.StartsWith("127.0.0.1 localhost\n10.0.0.1 my-own\n", text, StringComparison.Ordinal);
        step.With(new FileContent("/etc/hosts"), new FileText(text)).IsSatisfied("lists every host");
    }
}

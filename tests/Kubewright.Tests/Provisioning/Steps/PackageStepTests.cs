using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Steps.Hosts;
using Kubewright.Tests.TestKit.Simulation;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>Packages of every family: what they are called, who installs them, and what is held.</summary>
public sealed class PackageStepTests
{
    private static readonly MissingPrograms OnControlPlane = new("curl ip containerd runc iptables conntrack socat ethtool keepalived haproxy");

    private static readonly PackageHolds Holds = new("containerd containerd.io runc");

    [Fact]
    public void What_is_missing_is_installed_with_the_names_of_the_family()
    {
        Missing(SimulatedOs.Debian12).Changes(
            "missing: containerd runc iptables conntrack haproxy containernetworking-plugins", "apt-get install containerd runc iptables conntrack haproxy containernetworking-plugins");
        Missing(SimulatedOs.Ubuntu2404).Changes(
            "missing: containerd runc iptables conntrack haproxy containernetworking-plugins", "apt-get install containerd runc iptables conntrack haproxy containernetworking-plugins");
        Missing(SimulatedOs.Rocky9).Changes(
            "missing: containerd.io iptables-nft conntrack-tools haproxy containernetworking-plugins", "dnf install containerd.io iptables-nft conntrack-tools haproxy containernetworking-plugins");
        Missing(SimulatedOs.RedHat8).Changes(
            "missing: containerd.io iptables conntrack-tools haproxy containernetworking-plugins", "dnf install containerd.io iptables conntrack-tools haproxy containernetworking-plugins");
        Missing(SimulatedOs.CentOs7).Changes(
            "missing: containerd.io iptables conntrack-tools haproxy containernetworking-plugins", "yum install containerd.io iptables conntrack-tools haproxy containernetworking-plugins");
        Missing(SimulatedOs.Fedora40).Changes(
            "missing: containerd runc iptables-nft conntrack-tools haproxy containernetworking-plugins", "dnf install containerd runc iptables-nft conntrack-tools haproxy containernetworking-plugins");
    }

    [Fact]
    public void Runc_alone_is_a_package_of_its_own_where_containerd_came_without() =>
        Missing(SimulatedOs.Rocky9).With(OnControlPlane, ["runc"]).With(new CniPluginFolder(), "/opt/cni/bin").Changes("missing: runc", "dnf install runc");

    [Fact]
    public void Nobody_is_asked_anything_and_a_lock_is_waited_for()
    {
        var apt = Script(SimulatedOs.Debian13);
        Assert.Contains("DEBIAN_FRONTEND=noninteractive", apt, StringComparison.Ordinal);
        Assert.Contains("DPkg::Lock::Timeout=300", apt, StringComparison.Ordinal);
        Assert.Contains("install -y --no-install-recommends containerd ", apt, StringComparison.Ordinal);
        Assert.Contains("try dnf -q -y --setopt=install_weak_deps=False install containerd ", Script(SimulatedOs.Fedora40), StringComparison.Ordinal);
        Assert.Contains("try yum -q -y --setopt=skip_missing_names_on_install=False install containerd.io ", Script(SimulatedOs.CentOs7), StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_that_is_not_known_is_not_guessed_at() => Missing(SimulatedOs.Suse).With(OnControlPlane, ["socat", "conntrack"]).With(new CniPluginFolder(), "/opt/cni/bin").IsBlocked(
        "conntrack, socat missing, and openSUSE Leap 15.6 is of no family known here: Debian, Ubuntu, RHEL with its rebuilds, Fedora", "install what is missing on the host");

    [Fact]
    public void A_known_family_without_its_package_manager_is_not_guessed_at_either() =>
        Missing(SimulatedOs.Fedora40).With(new PackageTool(), "none").With(OnControlPlane, ["socat"]).With(new CniPluginFolder(), "/opt/cni/bin").IsBlocked(
            "socat missing, and Fedora Linux 40 (Server Edition) has no package manager known here", "install what is missing on the host");

    [Fact]
    public void Where_all_is_there_the_family_does_not_matter() =>
        Missing(SimulatedOs.Suse).With(OnControlPlane, []).With(new CniPluginFolder(), "/opt/cni/bin").IsSatisfied("all there");

    [Fact]
    public void A_worker_gets_no_balancer() =>
        On(StepCase.Of(new InstallPackages(), "worker1"), SimulatedOs.Debian13).With(new MissingPrograms("curl ip containerd runc iptables conntrack socat ethtool"), []).With(new CniPluginFolder(), "/usr/lib/cni")
            .IsSatisfied("all there");

    [Fact]
    public void What_pods_run_under_is_held_where_it_is_a_package()
    {
        var step = On(StepCase.Of(new HoldPackages()), SimulatedOs.Debian13).With(new ContainerdVersion(), new Version(1, 7, 24));

        step.With(Holds, Map(("containerd", false), ("runc", true))).Changes("not held: containerd", "apt-mark hold containerd");
        step.With(Holds, Map(("runc", true), ("containerd", true))).IsSatisfied("held: containerd runc");
        step.With(Holds, Map()).IsSatisfied("not installed as packages");
        step.With(Holds, Map()).With(new ContainerdVersion(), null).ComesLater("containerd is not installed yet");
        On(step, SimulatedOs.Rocky9).With(Holds, Map(("containerd.io", false))).Changes("not held: containerd.io", "dnf versionlock add containerd.io");
        On(step, SimulatedOs.CentOs7).With(Holds, Map(("containerd.io", false))).Changes("not held: containerd.io", "yum versionlock add containerd.io");
        On(step, SimulatedOs.Suse).With(Holds, Map(("containerd", false))).IsSatisfied("held by whoever installed them: no package manager known here");
    }

    private static StepCase Missing(SimulatedOs os) =>
        On(StepCase.Of(new InstallPackages()), os).With(OnControlPlane, ["haproxy", "conntrack", "containerd", "runc", "iptables"]).With(new CniPluginFolder(), null);

    private static StepCase On(StepCase step, SimulatedOs os) => step.Runs(os);

    private static string Script(SimulatedOs os) =>
        Assert.IsType<HostAction.RunCommand>(Assert.Single(Assert.IsType<Decision.Change>(Missing(os).Decide()).Actions)).Command.Script;

    private static Dictionary<string, bool> Map(params IReadOnlyList<(string Name, bool Held)> packages) => packages.ToDictionary(package => package.Name, package => package.Held);
}

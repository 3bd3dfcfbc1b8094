using Kubewright.Core.Artifacts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Kubelet;
using Kubewright.Tests.TestKit.Simulation;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>kubeadm, kubelet and kubectl from a repository that the hosts know.</summary>
public sealed class KubernetesPackageTests
{
    private const string More = "artifacts: {kubernetes: packages}";

    private static readonly string[] Names = ["kubeadm", "kubelet", "kubectl"];
    private static readonly PackageVersions Versions = new("kubeadm kubelet kubectl");
    private static readonly PackageHolds Holds = new("kubeadm kubelet kubectl");
    private static readonly Dictionary<string, string> None = [];
    private static readonly Dictionary<string, bool> NoHolds = [];

    [Fact]
    public void Exactly_the_clusters_version_is_installed_and_held()
    {
        On(SimulatedOs.Debian13).Changes(
            "not installed: kubeadm, kubelet, kubectl", "apt-get install kubeadm=1.32.0-* kubelet=1.32.0-* kubectl=1.32.0-*", "apt-mark hold kubeadm kubelet kubectl");
        On(SimulatedOs.Rocky9).Changes(
            "not installed: kubeadm, kubelet, kubectl", "dnf install kubeadm-1.32.0 kubelet-1.32.0 kubectl-1.32.0", "dnf versionlock add kubeadm kubelet kubectl");
    }

    [Fact]
    public void The_repository_may_be_excluded_from_upgrades_and_what_is_taken_back_are_the_packages()
    {
        var dnf = Assert.IsType<HostAction.RunCommand>(Assert.IsType<Decision.Change>(On(SimulatedOs.Rocky9).Decide()).Actions[0]);
        var yum = Assert.IsType<HostAction.RunCommand>(Assert.IsType<Decision.Change>(On(SimulatedOs.CentOs7).Decide()).Actions[0]);

        Assert.Contains("--setopt=disable_excludes=kubernetes install kubeadm-1.32.0", dnf.Command.Script, StringComparison.Ordinal);
        Assert.Contains("--disableexcludes=kubernetes install kubeadm-1.32.0", yum.Command.Script, StringComparison.Ordinal);
        Assert.Contains("for package in kubeadm kubelet kubectl; do", dnf.UndoPrinter, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_installed_in_that_version_is_only_held()
    {
        var installed = On(SimulatedOs.Debian13).With(Versions, All("1.32.0-1.1"));

        installed.With(Holds, Names.ToDictionary(name => name, name => name == "kubelet")).Changes("not held: kubeadm, kubectl", "apt-mark hold kubeadm kubectl");
        installed.With(Holds, Names.ToDictionary(name => name, _ => true)).IsSatisfied("1.32.0, held");
    }

    [Fact]
    public void Another_version_is_left_alone()
    {
        var other = On(SimulatedOs.Debian13).With(Versions, new Dictionary<string, string> { ["kubelet"] = "1.32.01-1" });

        other.IsBlocked("kubelet 1.32.01-1 installed, not 1.32.0", "remove what is installed from the host, or write its version");
        other.With(new KubeadmState(), KubeadmTraces.None with { HasKubeletConf = true }).IsBlocked(
            "the host is a node already, with kubelet 1.32.01-1 instead of 1.32.0", "a cluster that runs is not upgraded by apply: write the version it has");
    }

    [Fact]
    public void Without_a_package_manager_that_is_known_they_must_be_there() => On(SimulatedOs.Suse).IsBlocked(
        "kubeadm, kubelet, kubectl missing, and openSUSE Leap 15.6 is of no family known here: Debian, Ubuntu, RHEL with its rebuilds, Fedora", "install what is missing on the host");

    [Fact]
    public void Crictl_comes_from_the_artifacts_where_they_have_it()
    {
        var crictl = new Artifact { Name = "crictl", Version = "v1.20.0", Architecture = "amd64", Kind = ArtifactKind.File, Location = "crictl", Sha256 = new string('a', 64) };
        var there = On(SimulatedOs.Debian13).With(Versions, All("1.32.0-1.1")).With(Holds, Names.ToDictionary(name => name, _ => true)) with
        {
            Artifacts = new ArtifactOffer(new ArtifactCatalog { Source = "a test", Artifacts = [crictl] }, "http://mirror"),
        };

        there.Changes("crictl not there or of another version", "fetch crictl v1.20.0 to /usr/local/bin/crictl");
    }

    [Fact]
    public void The_packages_own_unit_stays()
    {
        var step = StepCase.Of(new InstallKubeletUnit(), more: More).With(new UnitStatus("kubelet.service"), new UnitCondition(true, false, false, true)).With(new FileContent(CrictlConfig.Path), new FileText(null));

        step.Changes("/etc/crictl.yaml not as wanted", "write /etc/crictl.yaml", "enable kubelet.service");
        Assert.Contains("hostPath: {path: /usr/bin/kubectl, type: File}", AcceptanceManifest.Write(step.Spec), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> All(string version) => Names.ToDictionary(name => name, _ => version);

    private static StepCase On(SimulatedOs os) => StepCase.Of(new InstallKubernetesPackages(), more: More).Runs(os)
        .With(Versions, None).With(Holds, NoHolds).With(new KubeadmState(), KubeadmTraces.None).With(new Architecture(), "amd64").With(new FileDigest("/usr/local/bin/crictl"), null);
}

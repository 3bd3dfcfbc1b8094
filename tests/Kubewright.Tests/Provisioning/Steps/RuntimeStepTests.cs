using Kubewright.Core.Artifacts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Hosts;
using Kubewright.Provisioning.Steps.Runtime;
using Kubewright.Tests.TestKit.Simulation;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>containerd, runc and CNI plugins from releases.</summary>
public sealed class RuntimeStepTests
{
    private const string Release = "runtime: {source: release}";

    private static readonly string Sha = new('a', 64);
    private static readonly KubeadmTraces Node = KubeadmTraces.None with { HasKubeletConf = true };
    private static readonly FileDigest Runc = new("/usr/local/sbin/runc");

    private static readonly ArtifactOffer Offer = new(
        new ArtifactCatalog
        {
            Source = "a test",
            Artifacts = [Part("containerd", "v2.1.9", ArtifactKind.Archive), Part("runc", "v1.3.6", ArtifactKind.File), Part("cni-plugins", "v1.9.1", ArtifactKind.Archive)],
        },
        "http://mirror");

    [Fact]
    public void What_is_not_there_or_of_another_version_is_unpacked()
    {
        var step = Installing(KubeadmTraces.None);

        step.Changes(
            "not there or of another version: containerd v2.1.9, runc v1.3.6, cni-plugins v1.9.1",
            "unpack containerd v2.1.9 to /usr/local", "fetch runc v1.3.6 to /usr/local/sbin/runc", "unpack cni-plugins v1.9.1 to /opt/cni/bin");
        Whole(step).With(new UnpackedArchive("containerd"), new ArchiveState(new string('b', 64), true)).Changes("not there or of another version: containerd v2.1.9", "unpack containerd v2.1.9 to /usr/local");
        Whole(step).IsSatisfied("containerd v2.1.9, runc v1.3.6, cni-plugins v1.9.1");
    }

    [Fact]
    public void The_runtime_of_a_node_is_not_replaced()
    {
        Installing(Node).With(Runc, Sha).IsBlocked(
            "the host is a node already, and its pods run under another containerd v2.1.9 and cni-plugins v1.9.1", "the runtime of a node is not replaced by apply: write the source and the versions that it has");
        Whole(Installing(Node)).With(Runc, new string('b', 64)).IsBlocked(
            "the host is a node already, and its pods run under another runc v1.3.6", "the runtime of a node is not replaced by apply: write the source and the versions that it has");
    }

    [Fact]
    public void What_was_lost_or_changed_on_a_node_is_put_back() =>
        Whole(Installing(Node)).With(Runc, null).With(new UnpackedArchive("cni-plugins"), new ArchiveState(Sha, false))
            .Changes("not there or of another version: runc v1.3.6, cni-plugins v1.9.1", "fetch runc v1.3.6 to /usr/local/sbin/runc", "unpack cni-plugins v1.9.1 to /opt/cni/bin");

    [Fact]
    public void Artifacts_that_lack_a_part_are_refused() => Installing(KubeadmTraces.None).With(new Architecture(), "arm64").IsBlocked(
        "the artifacts (a test) lack containerd, runc or the CNI plugins for arm64", "give artifacts that have them, or write runtime.source: packages");

    [Fact]
    public void Packages_of_the_runtime_are_not_asked_for() => StepCase.Of(new InstallPackages(), "worker1", more: Release)
        .With(new MissingPrograms("curl ip tar iptables conntrack socat ethtool"), ["tar"]).Runs(SimulatedOs.Rocky9)
        .Changes("missing: tar", "dnf install tar");

    [Fact]
    public void Containerd_of_a_release_gets_a_unit_of_its_own_and_the_configuration_of_the_version_to_come()
    {
        var step = Running(Release);

        step.Changes(
            "/etc/containerd/config.toml and /etc/systemd/system/containerd.service not as wanted",
            "write /etc/containerd/config.toml", "write /etc/systemd/system/containerd.service", "enable and restart containerd.service");
        Assert.Contains("bin_dirs = [\"/opt/cni/bin\"]", step.Writes(ContainerdConfig.Path), StringComparison.Ordinal);
        Assert.Contains("ExecStart=/usr/local/bin/containerd\n", step.Writes(ContainerdUnit.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Containerd_meets_the_cluster_files_proxy_and_not_one_that_was_taken_out_of_it()
    {
        var step = Running("proxy: {https: \"http://proxy.example.com:3128/%7Eme\"}");

        Assert.Equal(
            "# Written by Kubewright; changes are overwritten\n[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.example.com:3128/~me\"\n"
            + "Environment=\"NO_PROXY=localhost,127.0.0.1,::1,192.168.2.11,cp1,192.168.2.12,cp2,192.168.2.13,cp3,192.168.2.21,worker1,192.168.2.10,k8s-api.example.internal,"
            + "10.244.0.0/16,10.96.0.0/12,.svc,.cluster.local\"\n",
            step.Writes(ContainerdProxy.Path));
        var without = Running("");
        without.With(new FileContent(ContainerdConfig.Path), new FileText(without.Writes(ContainerdConfig.Path))).With(new FileContent(ContainerdProxy.Path), new FileText("[Service]\n"))
            .Changes($"{ContainerdProxy.Path} not as wanted", $"remove {ContainerdProxy.Path}", "enable and restart containerd.service");
    }

    private static StepCase Installing(KubeadmTraces traces) => StepCase.Of(new InstallRuntime(), more: Release)
        .With(new Architecture(), "amd64").With(new KubeadmState(), traces).With(Runc, null)
        .With(new UnpackedArchive("containerd"), null).With(new UnpackedArchive("cni-plugins"), null) with { Artifacts = Offer };

    private static StepCase Whole(StepCase step) => step
        .With(Runc, Sha).With(new UnpackedArchive("containerd"), new ArchiveState(Sha, true)).With(new UnpackedArchive("cni-plugins"), new ArchiveState(Sha, true));

    private static StepCase Running(string more)
    {
        string[] files = [ContainerdConfig.Path, ContainerdProxy.Path, .. more == Release ? new[] { ContainerdUnit.Path } : []];
        var step = files.Aggregate(StepCase.Of(new ConfigureContainerd(), more: more), (known, path) => known.With(new FileContent(path), new FileText(null)));
        return step.With(new UnitStatus("containerd.service", string.Join(' ', more == Release ? [.. files, ContainerdUnit.Program] : files)), new UnitCondition(true, true, true, true))
            .With(new ContainerdVersion(), new Version(1, 7, 24)).With(new CniPluginFolder(), "/usr/lib/cni").With(new ContainerdAnswers(), true).With(new Architecture(), "amd64") with { Artifacts = Offer };
    }

    private static Artifact Part(string name, string version, ArtifactKind kind) => new() { Name = name, Version = version, Architecture = "amd64", Kind = kind, Location = name, Sha256 = Sha };
}

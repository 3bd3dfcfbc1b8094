using Kubewright.Core.Artifacts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Steps.Kubelet;
using Kubewright.Provisioning.Steps.Runtime;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>What comes from the artifacts onto hosts.</summary>
public sealed class ArtifactStepTests
{
    private static readonly string[] Programs = ["kubeadm", "kubelet", "kubectl"];

    private static readonly ArtifactOffer Offer = Offering([.. Programs.Select(File), Image("kube-apiserver"), Image("kube-proxy"), Image("pause")]);

    private static readonly KubeadmTraces Node = KubeadmTraces.None with { HasKubeletConf = true };

    [Fact]
    public void Programs_are_fetched_where_their_digests_differ()
    {
        var step = Installing(KubeadmTraces.None).With(Digest("kubelet"), Sha("kubelet"));

        step.Changes("not there or of another version: kubeadm, kubectl", "fetch kubeadm v1.32.0 to /usr/local/bin/kubeadm", "fetch kubectl v1.32.0 to /usr/local/bin/kubectl");
        step.With(Digest("kubeadm"), Sha("kubeadm")).With(Digest("kubectl"), Sha("kubectl")).IsSatisfied("v1.32.0 of a test");
    }

    [Fact]
    public void A_node_that_runs_is_not_upgraded_by_the_way() =>
        Installing(Node).With(Digest("kubeadm"), Sha("kubeadm")).With(Digest("kubelet"), Sha("an older one")).With(Digest("kubectl"), Sha("an older one")).IsBlocked(
            "the host is a node already, with another kubelet and kubectl than v1.32.0", "a cluster that runs is not upgraded by apply: write the version it has");

    [Fact]
    public void A_program_that_was_lost_on_a_node_is_put_back() =>
        Installing(Node).With(Digest("kubeadm"), Sha("kubeadm")).With(Digest("kubelet"), Sha("kubelet"))
            .Changes("not there or of another version: kubectl", "fetch kubectl v1.32.0 to /usr/local/bin/kubectl");

    [Fact]
    public void Artifacts_without_a_program_for_the_hosts_architecture_are_refused()
    {
        Installing(KubeadmTraces.None).With(new Architecture(), "arm64").IsBlocked("the artifacts (a test) have no kubeadm and no kubelet and no kubectl for arm64", "give artifacts that do");
        (Installing(KubeadmTraces.None) with { Artifacts = Offering([File("kubeadm"), File("kubelet")]) }).IsBlocked("the artifacts (a test) have no kubectl for amd64", "give artifacts that do");
    }

    [Fact]
    public void Images_go_where_they_are_needed()
    {
        Importing("cp1").Changes("missing: kube-apiserver, kube-proxy, pause", "import image kube-apiserver 1", "import image kube-proxy 1", "import image pause 1");
        Importing("worker1").Changes("missing: kube-proxy, pause", "import image kube-proxy 1", "import image pause 1");
        Importing("worker1", "registry/kube-proxy:1", "registry/pause:1", "other:2").IsSatisfied("all there");
        (Importing("cp1") with { Artifacts = ArtifactOffer.Nothing }).IsSatisfied("all there");
    }

    private static StepCase Installing(KubeadmTraces traces) =>
        Programs.Append("crictl").Aggregate(StepCase.Of(new InstallKubernetes()), (step, program) => step.With(Digest(program), null))
            .With(new Architecture(), "amd64").With(new KubeadmState(), traces) with { Artifacts = Offer };

    private static StepCase Importing(string host, params IReadOnlyList<string> present) =>
        StepCase.Of(new ImportImages(), host).With(new Architecture(), "amd64").With(new ImageReferences(), present.ToHashSet()) with { Artifacts = Offer };

    private static FileDigest Digest(string program) => new($"/usr/local/bin/{program}");

    private static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static ArtifactOffer Offering(IReadOnlyList<Artifact> artifacts) => new(new ArtifactCatalog { Source = "a test", Artifacts = artifacts }, "http://mirror");

    private static Artifact File(string name) => Artifact(name, "v1.32.0", ArtifactKind.File);

    private static Artifact Image(string name) => Artifact(name, "1", ArtifactKind.Image) with { References = [$"registry/{name}:1"] };

    private static Artifact Artifact(string name, string version, ArtifactKind kind) => new()
    {
        Name = name, Version = version, Architecture = "amd64", Kind = kind, Location = name, Sha256 = Sha(name),
    };
}

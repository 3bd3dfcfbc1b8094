using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Kubelet;

/// <summary>kubeadm, kubelet and kubectl of exactly the wanted version are on the host, known by their digests; crictl too where the artifacts have one.</summary>
public sealed class InstallKubernetes : IStep
{
    private const string Folder = "/usr/local/bin";

    private static readonly IReadOnlyList<string> Programs = ["kubeadm", "kubelet", "kubectl", "crictl"];

    public string Title => "Install kubeadm, kubelet and kubectl";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new Architecture()), new(host, new KubeadmState()), .. Programs.Select(program => new Need(host, Digest(program)))];

    public Decision Decide(Situation situation)
    {
        var architecture = situation.Ask(new Architecture());
        var offered = Programs.Select(program => situation.Artifacts.File(program, architecture)).OfType<Artifact>().ToList();
        var absent = Programs.Except(offered.Select(file => file.Name)).Where(program => program != "crictl").ToList();
        if (absent.Count > 0)
        {
            return new Decision.Blocked(
                $"the artifacts ({situation.Artifacts.Catalog.Source}) have no {string.Join(" and no ", absent)} for {architecture}",
                "give artifacts that do");
        }

        var wrong = offered.Where(file => situation.Ask(Digest(file.Name)) != file.Sha256).ToList();
        return wrong switch
        {
            [] => new Decision.Satisfied($"{situation.Spec.KubernetesVersion} of {situation.Artifacts.Catalog.Source}"),
            _ when situation.Ask(new KubeadmState()).IsNode && wrong.Any(file => situation.Ask(Digest(file.Name)) is not null) => new Decision.Blocked(
                $"the host is a node already, with another {string.Join(" and ", wrong.Select(file => file.Name))} than {situation.Spec.KubernetesVersion}",
                "a cluster that runs is not upgraded by apply: write the version it has"),
            _ => new Decision.Change(
                $"not there or of another version: {string.Join(", ", wrong.Select(file => file.Name))}",
                [.. wrong.Select(file => new HostAction.FetchFile(file, PathOf(file.Name)))]),
        };
    }

    internal static string PathOf(string program) => $"{Folder}/{program}";

    private static FileDigest Digest(string program) => new(PathOf(program));
}

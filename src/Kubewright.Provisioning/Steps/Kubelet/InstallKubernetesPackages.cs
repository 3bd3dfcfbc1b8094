using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Packages;

namespace Kubewright.Provisioning.Steps.Kubelet;

/// <summary>
/// kubeadm, kubelet and kubectl are installed from a repository that the host knows, at exactly the cluster's version, and held there: an upgrade of the system must
/// not upgrade a node.
/// </summary>
public sealed class InstallKubernetesPackages : IStep
{
    private static readonly string[] Names = ["kubeadm", "kubelet", "kubectl"];
    private static readonly PackageVersions Versions = new(string.Join(' ', Names));
    private static readonly PackageHolds Holds = new(string.Join(' ', Names));
    private static readonly FileDigest Crictl = new(InstallKubernetes.PathOf(CrictlName));

    private const string CrictlName = "crictl";

    public string Title => "Install packages of kubeadm, kubelet and kubectl";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [.. Distribution.Needs(host), new(host, Versions), new(host, Holds), new(host, new KubeadmState()), new(host, new Architecture()), new(host, Crictl)];

    public Decision Decide(Situation situation)
    {
        var installed = situation.Ask(Versions);
        var version = VersionOf(situation.Spec.KubernetesVersion);
        var others = installed.Where(package => !IsOf(package.Value, version)).Select(package => $"{package.Key} {package.Value}").Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            return situation.Ask(new KubeadmState()).IsNode
                ? new Decision.Blocked(
                    $"the host is a node already, with {string.Join(" and ", others)} instead of {version}",
                    "a cluster that runs is not upgraded by apply: write the version it has")
                : new Decision.Blocked($"{string.Join(" and ", others)} installed, not {version}", "remove what is installed from the host, or write its version");
        }

        var missing = Names.Where(name => !installed.ContainsKey(name)).ToList();
        var holds = situation.Ask(Holds);
        var free = Names.Where(name => !holds.GetValueOrDefault(name)).ToList();
        if (missing.Count + free.Count > 0 && Distribution.Of(situation) is null)
        {
            return Distribution.Unknown(situation, string.Join(", ", missing.Count > 0 ? missing : free));
        }

        IReadOnlyList<HostAction> actions = [.. Packages(situation, missing, free, version), .. MissingCrictl(situation)];
        return actions.Count == 0
            ? new Decision.Satisfied($"{version}, held")
            : new Decision.Change(
                missing.Count > 0 ? $"not installed: {string.Join(", ", missing)}" : free.Count > 0 ? $"not held: {string.Join(", ", free)}" : "crictl not there or of another version",
                actions);
    }

    private static IEnumerable<HostAction> Packages(Situation situation, List<string> missing, List<string> free, string version)
    {
        if (Distribution.Of(situation)?.Packages is not { } packages)
        {
            yield break;
        }

        if (missing.Count > 0)
        {
            yield return packages.InstallExactly(missing, version);
        }

        if (free.Count > 0)
        {
            yield return packages.Hold(free);
        }
    }

    // kubeadm's packages bring it along; where they do not, the artifacts may have it.
    private static IEnumerable<HostAction> MissingCrictl(Situation situation) =>
        situation.Artifacts.File(CrictlName, situation.Ask(new Architecture())) is { } crictl && situation.Ask(Crictl) != crictl.Sha256
            ? [new HostAction.FetchFile(crictl, InstallKubernetes.PathOf(CrictlName))]
            : [];

    private static string VersionOf(KubernetesVersion version) => version.ToString().TrimStart('v');

    // The packagers' own number follows after a dash.
    private static bool IsOf(string installed, string version) => installed == version || installed.StartsWith($"{version}-", StringComparison.Ordinal);
}

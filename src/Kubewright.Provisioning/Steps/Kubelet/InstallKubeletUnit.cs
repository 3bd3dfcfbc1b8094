using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Kubelet;

/// <summary>systemd knows the kubelet as kubeadm expects it and starts it at boot. kubeadm itself starts it first, once there is something to run.</summary>
public sealed class InstallKubeletUnit : IStep
{
    private const string Unit = "kubelet.service";

    private static readonly IReadOnlyList<(string Path, string Text)> OfPrograms =
    [
        (KubeletUnit.ServicePath, KubeletUnit.Service), (KubeletUnit.DropInPath, KubeletUnit.KubeadmDropIn), (CrictlConfig.Path, CrictlConfig.Text),
    ];

    // The packages have a unit and kubeadm's drop-in of their own.
    private static readonly IReadOnlyList<(string Path, string Text)> OfPackages = [(CrictlConfig.Path, CrictlConfig.Text)];

    public string Title => "Install the kubelet's unit";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new UnitStatus(Unit)), .. Files(blueprint.Spec).Select(file => new Need(host, new FileContent(file.Path)))];

    public Decision Decide(Situation situation)
    {
        var differing = Files(situation.Spec).Where(file => situation.Ask(new FileContent(file.Path)).Text != file.Text).ToList();
        return differing.Count == 0 && situation.Ask(new UnitStatus(Unit)).IsEnabled
            ? new Decision.Satisfied("enabled")
            : new Decision.Change(
                differing.Count > 0 ? $"{string.Join(", ", differing.Select(file => file.Path))} not as wanted" : "would not start at boot",
                [.. differing.Select(file => new HostAction.WriteFile(file.Path, file.Text)), new HostAction.SetUnit(Unit, UnitState.Enabled)]);
    }

    private static IReadOnlyList<(string Path, string Text)> Files(ClusterSpec spec) => spec.Artifacts.Kubernetes == KubernetesSource.Packages ? OfPackages : OfPrograms;
}

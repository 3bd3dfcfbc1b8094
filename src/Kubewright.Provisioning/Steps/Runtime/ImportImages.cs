using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;

namespace Kubewright.Provisioning.Steps.Runtime;

/// <summary>The images that the artifacts offer are in containerd before anything asks for them. What is not offered, the kubelet and kubeadm pull.</summary>
public sealed class ImportImages : IStep
{
    private static readonly IReadOnlyList<string> OnControlPlanesOnly = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd"];

    public string Title => "Import images";

    public TimeSpan Settle => TimeSpan.FromSeconds(5);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new Architecture()), new(host, new ImageReferences())];

    public Decision Decide(Situation situation)
    {
        var present = situation.Ask(new ImageReferences());
        var kubeVip = situation.Host.Is(HostRole.ControlPlane) ? situation.Spec.Endpoint.KubeVip?.Reference : null;
        var missing = situation.Artifacts.Images(situation.Ask(new Architecture()))
            .Where(image => situation.Host.Is(HostRole.ControlPlane) || !OnControlPlanesOnly.Contains(image.Name))
            .Where(image => !situation.Spec.IsEtcdExternal || image.Name != "etcd")
            .Where(image => image.Name != "kube-vip" || (kubeVip is not null && image.References.Contains(kubeVip)))
            .Where(image => !image.References.All(present.Contains))
            .ToList();
        return missing.Count == 0
            ? new Decision.Satisfied("all there")
            : new Decision.Change(
                $"missing: {string.Join(", ", missing.Select(image => image.Name))}",
                [.. missing.Select(image => new HostAction.ImportImage(image))]);
    }
}

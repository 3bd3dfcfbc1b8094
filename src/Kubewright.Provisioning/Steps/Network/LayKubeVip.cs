using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>
/// kube-vip's manifest lies on the first control plane before kubeadm starts the kubelet there. So kube-vip binds the endpoint's address as soon as the host's own
/// API server lives, which needs no endpoint to start, and init finds the address when it asks for it: nobody waits for an address that nobody will have.
/// </summary>
public sealed class LayKubeVip : IStep
{
    public string Title => "Lay down kube-vip for init";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => KubeVipFiles.Needs(blueprint.Spec, host);

    public Decision Decide(Situation situation)
    {
        var (host, address) = (situation.Host, situation.Spec.EndpointAddress);
        if (situation.Ask(new KubeadmState()).IsControlPlane)
        {
            return new Decision.Satisfied("init is through");
        }

        var (missing, link, refused) = KubeVipFiles.Compare(situation, KubeVipManifest.KubeconfigDuringInit(situation.Spec.KubernetesVersion));
        var will = $"kube-vip will bind {address} on {link?.Interface} once the API server of {host} lives";
        return refused is not null ? refused
            : missing.Count == 0 ? new Decision.Satisfied(will)
            : new Decision.Change(link!.Why is { } choice ? $"{will}; {choice}" : will, missing);
    }
}

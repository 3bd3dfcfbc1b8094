using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>
/// A control plane that serves the cluster runs kube-vip as the cluster file has it, with the administrator's kubeconfig. After init this takes super-admin.conf
/// away from it; of hosts that join it comes after the join, because kubeadm wants the folder of the manifests empty there.
/// </summary>
public sealed class RunKubeVip : IStep
{
    public string Title => "Run kube-vip";

    // The kubelet gives the pod before up to 30 s to end.
    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => KubeVipFiles.Needs(blueprint.Spec, host);

    public Decision Decide(Situation situation)
    {
        var pod = situation.Ask(new KubeVipState());
        if (!situation.Ask(new KubeadmState()).IsControlPlane)
        {
            return new Decision.Later($"runs once {situation.Host} serves the cluster");
        }

        var (missing, link, refused) = KubeVipFiles.Compare(situation, KubeVipManifest.AdminKubeconfig);
        if (refused is not null)
        {
            return refused;
        }

        if (missing.Count > 0)
        {
            var why = pod.Sha256 is null ? $"no {KubeVipManifest.Path}"
                : pod.UsesSuperAdmin ? $"it still has {KubeVipState.SuperAdminKubeconfig}, which was for init alone"
                : $"{string.Join(" and ", missing.OfType<HostAction.WriteFile>().Select(file => file.Path))} not as wanted";

            // The pod is started anew, and the address is without a holder until another control plane takes it.
            return new Decision.Change(why, missing) { Risk = pod.Runs && !pod.UsesSuperAdmin ? Risk.Disruptive : Risk.Safe };
        }

        return pod.IsUpToDate ? new Decision.Satisfied($"runs on {link!.Interface}")
            : new Decision.Later(pod.Runs ? "the container with the manifest before still runs" : "its container does not run yet");
    }
}

using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>The refusal to touch a host with somebody's cluster, or half of one, on it.</summary>
internal static class ForeignRemains
{
    public static Decision.Blocked Blocked(KubeadmTraces traces)
    {
        var found = new[]
        {
            traces.HasKubeletConf ? "/etc/kubernetes/kubelet.conf" : null,
            traces.HasAdminConf ? "/etc/kubernetes/admin.conf" : null,
            traces.HasEtcdData ? "/var/lib/etcd/member" : null,
            traces.Manifests.Count > 0 ? $"static pods {string.Join(", ", traces.Manifests)}" : null,
        };
        return new Decision.Blocked(
            $"the host has parts of a cluster that this run did not make: {string.Join("; ", found.OfType<string>())}",
            "if nothing on it is needed, run 'kubeadm reset' on it first");
    }
}

using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>
/// <c>kubeadm reset</c> that asks nobody: it is given no kubeconfig and leaves etcd's members alone. Where it can, it asks the API first, and where the API is going
/// down at the same time, as when a whole cluster is taken down, it waits for an answer for minutes.
/// </summary>
internal static class KubeadmReset
{
    public static string Script(KubernetesVersion version)
    {
        // The second phase exists up to 1.21 only, and a phase that kubeadm does not know is an error.
        var skipped = version.IsAtLeast(1, 22) ? "remove-etcd-member" : "remove-etcd-member,update-cluster-status";
        return $"kubeadm reset -f --kubeconfig /nonexistent --skip-phases={skipped} </dev/null";
    }
}

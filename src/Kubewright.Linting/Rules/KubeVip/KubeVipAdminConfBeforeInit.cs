using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipAdminConfBeforeInit() : FileRule<KubeVipFile>(
    "kube-vip-admin-conf-before-init",
    Severity.Error,
    "kube-vip has a kubeconfig with rights while init runs",
    "from 1.29 on admin.conf has no rights until init has bound them, and init waits for the address that kube-vip may not take: it ends after four minutes with 'no route to host'")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Kubeconfig is { } path && path.Text.EndsWith("/admin.conf", StringComparison.Ordinal) && !path.Text.EndsWith("super-admin.conf", StringComparison.Ordinal)
            && set.KubernetesVersion?.IsAtLeast(1, 29) == true && KubeVipInit.NeedsAddress(set))
        {
            yield return Found(
                file,
                path.Line,
                $"the pod gets {path.Text} from the host while kubeadm init {set.KubernetesVersion} needs {file.Address?.Text ?? "the address"}",
                "write path: /etc/kubernetes/super-admin.conf on the first control plane until init has ended, and admin.conf again after it; on the others admin.conf from the start",
                file.Set(path, "/etc/kubernetes/super-admin.conf"));
        }
    }
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipSuperAdminConfLeft() : FileRule<KubeVipFile>(
    "kube-vip-super-admin-conf-left",
    Severity.Warning,
    "kube-vip has super-admin.conf only while init runs",
    "only the first control plane has that file: elsewhere the pod does not start, and there it has rights that nothing can take away")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Kubeconfig is { } path && path.Text.EndsWith("super-admin.conf", StringComparison.Ordinal) && !KubeVipInit.NeedsAddress(set) && !file.Text.IsOurs)
        {
            yield return Found(
                file,
                path.Line,
                $"the pod gets {path.Text} from the host",
                "write path: /etc/kubernetes/admin.conf, unless this is the first control plane and init still runs",
                set.Of<KubeadmFile>().Any(kubeadm => kubeadm.Join is not null) ? file.Set(path, "/etc/kubernetes/admin.conf") : []);
        }
    }
}

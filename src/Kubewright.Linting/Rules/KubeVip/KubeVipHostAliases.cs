using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipHostAliases() : FileRule<KubeVipFile>(
    "kube-vip-host-aliases",
    Severity.Warning,
    "kube-vip does not depend on hostAliases",
    "some kubelets of 1.28 to 1.30 do not give static pods their hostAliases: kube-vip then looks for a host 'kubernetes' that is in no DNS, and never leads")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Spec.Find("hostAliases") is { } aliases)
        {
            yield return Found(
                file,
                aliases.Line,
                "the pod has hostAliases",
                "take hostAliases out, and set kubernetes_addr to https://ADDRESS:6443 with the host's own address (0.9 and later), or mount a file at /etc/hosts that has the name (before)");
        }
    }
}

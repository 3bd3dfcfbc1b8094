using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipHostNetworkMissing() : FileRule<KubeVipFile>(
    "kube-vip-host-network-missing",
    Severity.Error,
    "kube-vip is in the host's network",
    "it would take the address inside its own pod, where nobody sees it; and during init there is no pod network at all")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        var written = file.Spec.Find("hostNetwork");
        if (written?.Value is not YamlScalar { Text: "true" })
        {
            yield return Found(
                file,
                written?.Line ?? file.Spec.Line,
                written is null ? "the pod has no hostNetwork" : "hostNetwork is not true",
                "write hostNetwork: true",
                written?.Value is YamlScalar scalar ? file.Set(scalar, "true") : written is null ? file.Append(file.Spec, "hostNetwork: true") : []);
        }
    }
}

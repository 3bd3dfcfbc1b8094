using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipInterfaceGuessed() : FileRule<KubeVipFile>(
    "kube-vip-interface-guessed",
    Severity.Info,
    "The interface is the one that the host has",
    "on a host whose interface has another name kube-vip does not start, and the address is held by nobody once that host leads")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Variable("vip_interface") is { Text: "eth0" } written && !file.Text.IsOurs)
        {
            yield return Found(
                file,
                written.Line,
                "vip_interface: eth0 is what samples have",
                "write on each host the interface that 'ip route get' shows for another control plane's address; it need not be the same everywhere");
        }
    }
}

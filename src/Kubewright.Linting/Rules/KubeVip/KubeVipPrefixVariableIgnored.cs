using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipPrefixVariableIgnored() : FileRule<KubeVipFile>(
    "kube-vip-prefix-variable-ignored",
    Severity.Warning,
    "The address's prefix is in the variable that the version reads",
    "0.9 renamed vip_cidr to vip_subnet: the old one is ignored, and the address gets whatever prefix the version has as its default")
{
    private static readonly Version Renamed = new(0, 9);

    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Version >= Renamed && file.VariableName("vip_cidr") is { } name && file.VariableName("vip_subnet") is null)
        {
            yield return Found(file, name.Line, $"vip_cidr is not read by kube-vip {file.Version}", "write vip_subnet", file.Set(name, "vip_subnet"));
        }
    }
}

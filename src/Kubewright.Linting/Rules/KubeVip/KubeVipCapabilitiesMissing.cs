using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipCapabilitiesMissing() : FileRule<KubeVipFile>(
    "kube-vip-capabilities-missing",
    Severity.Error,
    "kube-vip may change addresses and send ARP",
    "without NET_ADMIN it cannot take the address ('operation not permitted'), without NET_RAW neighbours do not hear that it moved")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        var added = file.Container.Find("securityContext", "capabilities", "add")?.Value as YamlSequence;
        var has = (added?.Items ?? []).OfType<YamlScalar>().Select(item => item.Text).ToList();
        var missing = ((string[])["NET_ADMIN", "NET_RAW"]).Except(has).ToList();
        if (missing.Count > 0 && !has.Contains("ALL") && KubeadmFile.Scalar(file.Container, "securityContext", "privileged")?.Text != "true")
        {
            yield return Found(
                file,
                added?.Line ?? file.Container.Line,
                $"the container has no {string.Join(" and no ", missing)}",
                $"add {string.Join(" and ", missing)} to securityContext.capabilities.add",
                Edits(file, added, missing));
        }
    }

    private static IEnumerable<LineEdit> Edits(KubeVipFile file, YamlSequence? added, List<string> missing) => (added, file.Container.Find("securityContext")?.Value) switch
    {
        ({ Items.Count: > 0 }, _) => file.Append(added, missing),
        (null, null) => file.Append(file.Container, ["securityContext:", "  capabilities:", "    add:", .. missing.Select(name => $"    - {name}")]),
        (null, YamlMapping context) when context.Find("capabilities") is null => file.Append(context, ["capabilities:", "  add:", .. missing.Select(name => $"  - {name}")]),
        _ => [],
    };
}

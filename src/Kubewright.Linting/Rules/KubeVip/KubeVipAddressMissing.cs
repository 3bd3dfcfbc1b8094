using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipAddressMissing() : FileRule<KubeVipFile>(
    "kube-vip-address-missing",
    Severity.Error,
    "kube-vip has an address to hold",
    "kube-vip ends at once, or holds an address that is nobody's, and clients wait for the endpoint for ever")
{
    private static readonly char[] Placeholders = ['<', '>', '$', '{', '}'];

    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Address is not { Text: var text } || text.Length == 0 || text == "1.2.3.4" || text.IndexOfAny(Placeholders) >= 0)
        {
            yield return Found(
                file,
                file.Address?.Line ?? file.Environment?.Line ?? file.Container.Line,
                file.Address is { } address ? $"address: '{address.Text}' is a placeholder" : "there is no variable address",
                "write the free address of the hosts' network that controlPlaneEndpoint names");
        }
    }
}

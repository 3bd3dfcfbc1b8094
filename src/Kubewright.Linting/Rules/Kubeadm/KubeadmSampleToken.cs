using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmSampleToken() : FileRule<KubeadmFile>(
    "kubeadm-sample-token",
    Severity.Error,
    "No bootstrap token is that of the documentation",
    "everybody knows it: until it expires, whoever reaches the API server can join a machine to the cluster")
{
    private const string Sample = "abcdef.0123456789abcdef";

    // A token that is alone in its list goes with the list.
    private static IEnumerable<LineEdit> Removed(KubeadmFile file, YamlMapping item, YamlEntry entry) =>
        item.Entries.Count > 1 || file.Init!.Find("bootstrapTokens") is not { Value: YamlSequence { Items.Count: 1 } } list ? file.Remove(item, entry) : file.Remove(file.Init, list);

    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        foreach (var item in ((file.Init?.Find("bootstrapTokens")?.Value as YamlSequence)?.Items ?? []).OfType<YamlMapping>())
        {
            if (item.Find("token") is { Value: YamlScalar { Text: Sample } } entry)
            {
                yield return Found(file, entry.Line, $"token: {Sample} is the sample's", "take the line out: kubeadm then makes a token of its own and prints it", Removed(file, item, entry));
            }
        }

        foreach (var path in (string[][])[["discovery", "bootstrapToken", "token"], ["discovery", "tlsBootstrapToken"]])
        {
            if (file.Join?.Find(path) is { Value: YamlScalar { Text: Sample } } entry)
            {
                yield return Found(file, entry.Line, $"{string.Join('.', path)}: {Sample} is the sample's", "write the token that 'kubeadm token create' prints on a control plane");
            }
        }
    }
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

internal sealed class KubeVipImageUnpinned() : FileRule<KubeVipFile>(
    "kube-vip-image-unpinned",
    Severity.Warning,
    "kube-vip's image has a version",
    "hosts get different versions at different times, whose variables differ; and while the registry cannot be asked, the pod does not start, which is just when the address is needed")
{
    protected override IEnumerable<LintFinding> Judge(KubeVipFile file, LintSet set)
    {
        if (file.Image is { } image && !image.Text.Contains('@') && Tag(image.Text) is "" or "latest")
        {
            yield return Found(file, file.Image!.Line, $"image: {file.Image.Text} may be any version", "write the version that you tested, such as v0.8.9");
        }
    }

    private static string Tag(string image) => image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[(colon + 1)..] : "";
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdCriDisabled() : FileRule<ContainerdFile>(
    "containerd-cri-disabled",
    Severity.Error,
    "The CRI plugin is not turned off",
    "the kubelet talks to containerd through it: kubeadm's preflight ends with 'container runtime is not running'")
{
    private static readonly string[] Needed = ["cri", ContainerdFile.OldCri, ContainerdFile.Runtime, ContainerdFile.Images];

    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        if (file.Find("disabled_plugins") is { Value: List<object> plugins } entry && plugins.OfType<string>().Intersect(Needed).ToList() is { Count: > 0 } off)
        {
            var rest = plugins.OfType<string>().Except(Needed).Select(plugin => $"\"{plugin}\"");
            yield return Found(
                file,
                entry.Line,
                $"disabled_plugins has {string.Join(", ", off)}, as the package of Docker's repository brings it",
                $"write disabled_plugins = [{string.Join(", ", rest)}]",
                entry.EndLine == entry.Line ? [file.Text.Replace(entry.Line, entry.Written, $"[{string.Join(", ", rest)}]")] : []);
        }
    }
}

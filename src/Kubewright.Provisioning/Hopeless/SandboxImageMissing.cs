using System.Text.RegularExpressions;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>No pod starts, because the runtime has no image for a pod's namespaces and cannot get it.</summary>
internal sealed partial class SandboxImageMissing : JournalCause
{
    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        if (journal.LastOrDefault(line => Missing().IsMatch(line.Text)) is not { } line || (PullTrouble.MayPass(line.Text) && line.FirstAgo < PullTrouble.Patience))
        {
            return null;
        }

        var (image, wanted) = (Missing().Match(line.Text).Groups["image"].Value, SandboxImage.For(situation.Spec));
        return new Stuck(
            $"{situation.Host} has no sandbox image {image}, and it cannot be pulled, so no pod starts ({PullTrouble.Reason(line.Text)})",
            image == wanted
                ? $"put the image into the artifacts' catalogue or the registry that the host uses, and look for what removes it ('ctr -n k8s.io images ls' on {situation.Host})"
                : $"containerd on {situation.Host} is set to another image than the cluster's, {wanted}: take out what changes its configuration, then run again",
            [line.Text]);
    }

    // Said by containerd in all versions; the quotes have backslashes since the kubelet writes structured lines.
    [GeneratedRegex("""failed to get sandbox image \\*"(?<image>[^"\\]+)\\*": """)]
    private static partial Regex Missing();
}

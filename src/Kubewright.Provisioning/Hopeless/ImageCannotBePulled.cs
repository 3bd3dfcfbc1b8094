using System.Text.RegularExpressions;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>An image of the control plane is not on the host and cannot be pulled.</summary>
internal sealed partial class ImageCannotBePulled : JournalCause
{
    private static readonly string[] Reasons = ["ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "ImageInspectError"];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        var failures = KubeadmTraces.ControlPlanePods.SelectMany(component => StaticPods.Failures(journal, component).Select(failure => (Component: component, failure.Line, failure.Reason)));
        if (failures.LastOrDefault(failure => Reasons.Contains(failure.Reason)) is not { Component: { } component, Line: var line, Reason: var reason })
        {
            return null;
        }

        // The line with the reason of the pull, not that which only says that the next try is put off.
        var pulls = journal.Where(other => Pull().IsMatch(other.Text)).ToList();
        var telling = pulls.LastOrDefault(pull => pull.Text.Contains($"/{component}:", StringComparison.Ordinal)) ?? pulls.LastOrDefault() ?? line;
        if (PullTrouble.MayPass(telling.Text) && telling.FirstAgo < PullTrouble.Patience)
        {
            return null;
        }

        var image = Image().Match(telling.Text) is { Success: true } match ? match.Groups["image"].Value : "its image";
        return new Stuck(
            $"{component} on {situation.Host} cannot start, because {image} cannot be pulled ({(telling == line ? reason : PullTrouble.Reason(telling.Text))})",
            "put the image into the artifacts' catalogue or the registry that the host uses, under that very name; artifacts.imageRepository and kubeadm.clusterConfiguration say which name is looked for",
            telling == line ? [line.Text] : [telling.Text, line.Text]);
    }

    // "PullImage \"…\" from image service failed: rpc error: …", and since 1.21 "\"PullImage from image service failed\" err=\"rpc error: …\" image=\"…\"".
    [GeneratedRegex("(Failed to pull image|Pull ?[Ii]mage).*(rpc error|failed to pull)")]
    private static partial Regex Pull();

    [GeneratedRegex("""image \\*"(?<image>[^"\\]+)\\*"|PullImage \\*"(?<image>[^"\\]+)\\*"|image="(?<image>[^"]+)" ?""")]
    private static partial Regex Image();
}

using Kubewright.Core.Artifacts;
using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdSandboxImageDiffers() : FileRule<ContainerdFile>(
    "containerd-sandbox-image-differs",
    Severity.Warning,
    "containerd's sandbox image is kubeadm's",
    "kubeadm pulls one image and containerd looks for another: without internet no pod starts, and the kubelet's garbage collection may remove the one in use")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        if (set.KubernetesVersion is not { } version || file.Text.IsOurs || ForeignPlugins.AreAll(file) || file.VersionLine is null)
        {
            yield break;
        }

        var repository = set.Of<KubeadmFile>().Select(kubeadm => kubeadm.Cluster).OfType<Core.Spec.Reading.YamlMapping>().Select(cluster => KubeadmFile.Scalar(cluster, "imageRepository")?.Text).FirstOrDefault();
        var (wanted, entry) = (PauseImage.Of(version, repository), file.Find([.. file.SandboxPath]));
        if (entry?.Value as string != wanted)
        {
            yield return Found(
                file,
                entry?.Line ?? file.Table([.. file.SandboxPath.SkipLast(1)])?.Line ?? 1,
                entry is null ? $"no sandbox image; kubeadm {version} pulls {wanted}" : $"sandbox image {entry.Value}, but kubeadm {version} pulls {wanted}",
                $"write {file.SandboxPath[^1]} = \"{wanted}\" below [{ContainerdFile.Heading(file.SandboxPath.SkipLast(1))}]",
                entry is null ? file.Add([.. file.SandboxPath.SkipLast(1)], $"{file.SandboxPath[^1]} = \"{wanted}\"") : [file.Text.Replace(entry.Line, entry.Written, $"\"{wanted}\"")]);
        }
    }
}

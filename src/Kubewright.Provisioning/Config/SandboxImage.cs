using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>The image that holds a pod's namespaces. containerd must be told the one that kubeadm pulls, or an air-gapped host looks for another.</summary>
internal static class SandboxImage
{
    /// <summary>Full reference of the image for a cluster.</summary>
    public static string For(ClusterSpec spec) =>
        spec.Runtime.SandboxImage
        ?? PauseImage.Of(spec.KubernetesVersion, spec.Artifacts.ImageRepository);
}

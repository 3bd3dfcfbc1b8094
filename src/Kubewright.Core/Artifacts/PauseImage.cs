using Kubewright.Core.Spec;

namespace Kubewright.Core.Artifacts;

/// <summary>The image that holds a pod's namespaces, as kubeadm of a version pulls it.</summary>
public static class PauseImage
{
    /// <summary>Full reference.</summary>
    /// <param name="repository">kubeadm's imageRepository; null where its configuration names none.</param>
    public static string Of(KubernetesVersion version, string? repository) => $"{repository ?? DefaultRegistry(version)}/pause:{PauseVersion(version)}";

    /// <summary>kubeadm's default imageRepository. It changed with 1.25 and, by backport, with the patch releases of December 2022.</summary>
    public static string DefaultRegistry(KubernetesVersion version)
    {
        var movedIn = version.Minor switch
        {
            22 => 17,
            23 => 15,
            24 => 9,
            _ => 0,
        };
        return version.IsAtLeast(1, 22) && version.Patch >= movedIn ? "registry.k8s.io" : "k8s.gcr.io";
    }

    // PauseVersion in cmd/kubeadm/app/constants/constants.go of each release.
    private static string PauseVersion(KubernetesVersion version) => version.Minor switch
    {
        <= 20 => "3.2",
        21 => "3.4.1",
        22 => "3.5",
        23 => "3.6",
        24 => "3.7",
        25 => "3.8",
        <= 30 => "3.9",
        <= 33 => "3.10",
        <= 35 => "3.10.1",
        _ => "3.10.2",
    };
}

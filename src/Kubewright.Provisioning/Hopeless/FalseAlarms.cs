using System.Text.RegularExpressions;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>Lines of kubeadm's that have sent readers after the wrong thing.</summary>
internal static partial class FalseAlarms
{
    /// <summary>What to say to such a line; null to every other.</summary>
    public static string? Remark(string line) => EmptySandboxImage().IsMatch(line)
        ? "a false alarm: containerd 2 does not tell kubeadm its sandbox image, which is set all the same"
        : null;

    [GeneratedRegex("""detected that the sandbox image "" of the container runtime is inconsistent""")]
    private static partial Regex EmptySandboxImage();
}

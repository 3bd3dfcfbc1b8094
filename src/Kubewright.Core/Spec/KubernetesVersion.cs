using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec;

/// <summary>A version of Kubernetes: major.minor.patch.</summary>
public readonly partial record struct KubernetesVersion(int Major, int Minor, int Patch) : IComparable<KubernetesVersion>
{
    /// <summary>Reads <c>1.32.0</c> or <c>v1.32.0</c>; null for anything else.</summary>
    public static KubernetesVersion? TryParse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success ? new KubernetesVersion(Number(match, 1), Number(match, 2), Number(match, 3)) : null;
    }

    public int CompareTo(KubernetesVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Whether this is of the minor version given, or a later one.</summary>
    public bool IsAtLeast(int major, int minor) => (Major, Minor).CompareTo((major, minor)) >= 0;

    /// <summary>With the leading v, as Kubernetes prints it: <c>v1.32.0</c>.</summary>
    public override string ToString() => $"v{Major}.{Minor}.{Patch}";

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Av?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\z")]
    private static partial Regex Pattern();
}

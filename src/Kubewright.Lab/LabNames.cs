using System.Text.RegularExpressions;

namespace Kubewright.Lab;

/// <summary>
/// Which names labs and hosts may have. A host's machine name is made of both and has to stay within the 64 characters that
/// Linux allows a host name.
/// </summary>
internal static partial class LabNames
{
    private const int LongestLab = 20;
    private const int LongestHost = 39;

    /// <summary>The name under which the machine knows a host. The dot keeps lab <c>a-b</c> with host <c>c</c> apart from lab <c>a</c> with host <c>b-c</c>.</summary>
    public static string Machine(string lab, string host) => $"kw-{lab}.{host}";

    /// <exception cref="LabRequestException">The name is not one that a lab may have.</exception>
    public static void CheckLab(string name)
    {
        if (name.Length > LongestLab || !Pattern().IsMatch(name))
        {
            throw new LabRequestException(
                $"'{name}' cannot be a lab's name: use lower-case letters, digits and hyphens, at most {LongestLab}, with no hyphen at the ends");
        }
    }

    /// <exception cref="LabRequestException">The name is not one that a lab's host may have.</exception>
    public static void CheckHost(string name)
    {
        if (name.Length > LongestHost || !Pattern().IsMatch(name))
        {
            throw new LabRequestException(
                $"'{name}' cannot be a lab host's name: use lower-case letters, digits and hyphens, at most {LongestHost}, with no hyphen at the ends");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Pattern();
}

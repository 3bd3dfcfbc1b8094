using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The forms of label and taint keys and values. Source: Kubernetes' documentation of labels, "Syntax and character set".</summary>
internal static partial class QualifiedName
{
    private const int LongestPrefix = 253;

    /// <summary>A name of at most 63 characters, perhaps with a DNS name and a slash before it.</summary>
    public static bool IsKey(string text)
    {
        var slash = text.IndexOf('/');
        return Word().IsMatch(text[(slash + 1)..]) && (slash < 0 || (slash <= LongestPrefix && Prefix().IsMatch(text[..slash])));
    }

    /// <summary>Like a key's name, or empty.</summary>
    public static bool IsValue(string text) => text.Length == 0 || Word().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Prefix();
}

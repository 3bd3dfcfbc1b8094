using System.Text.RegularExpressions;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>What is wrong with the pull of an image.</summary>
internal static partial class PullTrouble
{
    /// <summary>How long a registry may be out of order before it counts.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether the next try may come out otherwise.</summary>
    public static bool MayPass(string text) => Passing().IsMatch(text);

    /// <summary>The innermost reason of a chain of them.</summary>
    public static string Reason(string text)
    {
        var clean = text.Replace("\\", "", StringComparison.Ordinal);
        var match = Innermost().Match(clean);
        return match.Success ? match.Value.Trim() : clean.Split(": ")[^1].Trim(' ', '"');
    }

    [GeneratedRegex("i/o timeout|TLS handshake timeout|deadline exceeded|connection reset|EOF|429|50[0234]|temporar", RegexOptions.IgnoreCase)]
    private static partial Regex Passing();

    [GeneratedRegex(@"(dial tcp|x509|lookup)[^""]*?(?=""|$)|(?<=: )[^:""]*(not found|denied|unauthorized|forbidden)(?=[:"" ]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Innermost();
}

using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>Recognises a format by its first line.</summary>
internal static partial class PieceStart
{
    public static PieceFormat? FormatAt(IReadOnlyList<PastedLine> lines, int at)
    {
        var text = lines[at].Text;
        return KubectlHeader.IsStart(text) && KubectlHeader.Columns(text) is not null ? PieceFormat.Table
            : EtcdBorder().IsMatch(text) && lines.Skip(at + 1).FirstOrDefault()?.Text.TrimStart().StartsWith('|') == true ? PieceFormat.EtcdTable
            : EtcdRow().IsMatch(text) ? PieceFormat.EtcdLines
            : ClusterInfo().IsMatch(text) ? PieceFormat.ClusterInfo
            : Version().IsMatch(text) ? PieceFormat.Version
            : Complaint().IsMatch(text) ? PieceFormat.Complaint
            : DescribedName().IsMatch(text) && lines.Skip(at + 1).Take(6).Any(line => DescribedField().IsMatch(line.Text)) ? PieceFormat.Description
            : text.TrimStart() is ['{', ..] json && (json.TrimEnd() == "{" || JsonField().IsMatch(json)) ? PieceFormat.Json
            : Yaml().IsMatch(text) ? PieceFormat.Yaml
            : null;
    }

    /// <summary>Lines of a log in JSON, and nothing else.</summary>
    public static bool IsLog(string text) => text.Split('\n').All(line => line.TrimStart().StartsWith("{\"level\"", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*\+-{3,}[-+]*\+\s*$")]
    private static partial Regex EtcdBorder();

    // A member, an endpoint's status, an endpoint's health.
    [GeneratedRegex(@"^\s*(?:[0-9a-f]{6,16}, (?:started|unstarted), |\S+:\d+, [0-9a-f]{6,16}, \d+\.\d+|\S+:\d+ is (?:un)?healthy: |Failed to get the status of endpoint \S+)")]
    internal static partial Regex EtcdRow();

    [GeneratedRegex(@"^\s*\S[\w .()-]* is running at https?://\S+\s*$")]
    internal static partial Regex ClusterInfo();

    [GeneratedRegex(@"^\s*(?:Client|Server) Version:\s")]
    private static partial Regex Version();

    [GeneratedRegex(@"^\s*(?:Error from server|The connection to the server |Unable to connect to the server|error: |Error: |No resources found|Unable to use a TTY|\{""level"":""(?:warn|error|fatal)"")")]
    internal static partial Regex Complaint();

    [GeneratedRegex(@"^\s*Name:\s+\S+\s*$")]
    internal static partial Regex DescribedName();

    [GeneratedRegex(@"^\s*(?:Namespace|Roles|Labels|Annotations|Priority|CreationTimestamp):(?:\s|$)")]
    private static partial Regex DescribedField();

    [GeneratedRegex(@"^\{\s*""\w+""\s*:")]
    private static partial Regex JsonField();

    [GeneratedRegex(@"^\s*(?:- )?(?:apiVersion|kind): *\S+\s*$")]
    private static partial Regex Yaml();
}

using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>Tells where a piece ends that starts in a line.</summary>
internal static partial class PieceEnd
{
    /// <returns>How many lines the piece has, and whether its end is missing.</returns>
    public static (int Count, bool IsCut) Of(IReadOnlyList<PastedLine> lines, int at, PieceFormat format)
    {
        // A prompt ends everything, and so do fences of web pages; but what is indented deeper is content.
        var indent = lines[at].Indent;
        var nested = format is PieceFormat.Json or PieceFormat.Yaml or PieceFormat.Description;
        var to = at + 1;
        while (to < lines.Count && ((nested && lines[to].Indent > indent) || !IsBoundary(lines[to].Text)))
        {
            to++;
        }

        var rest = lines.Skip(at).Take(to - at).ToList();
        var balanced = format == PieceFormat.Json ? JsonLength(rest) : null;
        var count = format switch
        {
            PieceFormat.Table => Table(rest),
            PieceFormat.EtcdTable => rest.TakeWhile(line => line.Text.TrimStart() is ['+' or '|', ..]).Count(),
            PieceFormat.EtcdLines => rest.TakeWhile(line => PieceStart.EtcdRow().IsMatch(line.Text)).Count(),
            PieceFormat.ClusterInfo => rest.TakeWhile(line => line.IsBlank || PieceStart.ClusterInfo().IsMatch(line.Text) || FurtherAdvice().IsMatch(line.Text)).Count(),
            PieceFormat.Version => rest.TakeWhile(line => VersionLine().IsMatch(line.Text)).Count(),
            PieceFormat.Complaint => rest.TakeWhile(line => PieceStart.Complaint().IsMatch(line.Text)).Count(),
            PieceFormat.Json => balanced ?? rest.TakeWhile(line => !KubectlHeader.IsStart(line.Text)).Count(),
            _ => Outline(rest, format),
        };
        while (count > 1 && rest[count - 1].IsBlank)
        {
            count--;
        }

        return (count, (format == PieceFormat.Json && balanced is null) || rest.Take(count).Any(IsElision));
    }

    /// <summary>Dots by which somebody says that there was more.</summary>
    public static bool IsElision(PastedLine line) => line.Text.Length < 200 && Elision().IsMatch(line.Text);

    private static bool IsBoundary(string text) => ShellPrompt.IsPrompt(text) || text.TrimStart().StartsWith("```", StringComparison.Ordinal);

    // Rows go on as long as they have as many cells as the header has columns.
    private static int Table(List<PastedLine> lines)
    {
        var header = new KubectlTableHeader(lines[0]);
        return 1 + lines.Skip(1).TakeWhile(line => IsElision(line) || (!line.IsBlank && header.Cells(line.Text) is not null)).Count();
    }

    // "describe" and YAML: fields, and whatever is indented below them.
    private static int Outline(List<PastedLine> lines, PieceFormat format)
    {
        var indent = lines[0].Indent;
        var count = 1;
        while (count < lines.Count)
        {
            var line = lines[count];
            var goesOn = line.IsBlank || line.Indent > indent
                || (line.Indent == indent && (format == PieceFormat.Yaml ? YamlField().IsMatch(line.Text) : Field().IsMatch(line.Text) && !PieceStart.DescribedName().IsMatch(line.Text)));
            if (!goesOn)
            {
                break;
            }

            count++;
        }

        return count;
    }

    // Null where the braces never close.
    private static int? JsonLength(List<PastedLine> lines)
    {
        var (depth, quoted) = (0, false);
        for (var count = 1; count <= lines.Count; count++)
        {
            var text = lines[count - 1].Text;
            for (var at = 0; at < text.Length; at++)
            {
                (depth, quoted, at) = text[at] switch
                {
                    '\\' when quoted => (depth, quoted, at + 1),
                    '"' => (depth, !quoted, at),
                    '{' when !quoted => (depth + 1, quoted, at),
                    '}' when !quoted => (depth - 1, quoted, at),
                    _ => (depth, quoted, at),
                };
            }

            if (depth == 0)
            {
                return count;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\s*(?:\.{3,}|…+|\(?(?:省略|略|snip|omitted)\)?|<snip>)\s*$")]
    private static partial Regex Elision();

    [GeneratedRegex(@"^\s*To further debug and diagnose cluster problems")]
    private static partial Regex FurtherAdvice();

    [GeneratedRegex(@"^\s*(?:(?:Client|Server|Kustomize) Version:|WARNING: (?:This version|version difference))")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^\s*[A-Z][\w ()/.-]*:(?:\s|$)")]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s*(?:- |-$|#|---|[\w./""'-]+:(?:\s|$))")]
    private static partial Regex YamlField();
}

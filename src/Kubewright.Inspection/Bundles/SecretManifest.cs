using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Bundles;

/// <summary>Secrets in YAML, one document or an item of a list: the values below <c>data:</c> and <c>stringData:</c> are taken out wherever the text names a Secret.</summary>
internal static partial class SecretManifest
{
    public static string Redact(string text)
    {
        if (!Kind().IsMatch(text))
        {
            return text;
        }

        // Which data belong to which object is not followed: near a Secret all of them go.
        var lines = text.Split('\n');
        var depth = -1;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            var indent = line.Length - line.TrimStart(' ', '-').Length;
            if (depth >= 0 && line.Trim().Length > 0 && indent <= depth)
            {
                depth = -1;
            }

            if (depth >= 0 && Value().Match(line) is { Success: true } match)
            {
                lines[index] = match.Groups[1].Value + Redaction.Mark;
            }
            else if (depth >= 0 && line.Trim().Length > 0)
            {
                // The lines of a value that goes over several.
                lines[index] = line[..indent] + Redaction.Mark;
            }
            else if (Data().IsMatch(line))
            {
                depth = indent;
            }
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^[ \t-]*kind: *[""']?Secret\b", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^[ -]*(?:data|stringData):\s*$")]
    private static partial Regex Data();

    [GeneratedRegex(@"^( *[-\w.]+: *)\S.*$")]
    private static partial Regex Value();
}

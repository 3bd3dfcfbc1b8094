using System.Globalization;
using System.Text;
using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output.Inspect;

/// <summary>What was saved, for people.</summary>
internal static class EvidenceText
{
    public static string Of(EvidenceDocument evidence, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var gap in evidence.Missing)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ink.Notice(gap.State)}  {gap.Subject}: {gap.Command}: {gap.Why}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{evidence.File}: {evidence.Answers} answers, {(evidence.Bytes + 1023) / 1024} KiB; {evidence.Hosts.Count} hosts, {evidence.ApiCalls} calls to the API; without tokens, keys and passwords\n");
        text.Append(CultureInfo.InvariantCulture, $"look at it with: kubewright inspect --bundle {evidence.File}\n");
        return text.ToString();
    }
}

using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads what stands where an answer should: refusals, a server that is not reached, texts that nobody understands.</summary>
public sealed partial class ComplaintReader : IEvidenceReader
{
    public bool Reads(EvidenceItem item) => item.Source == EvidenceSource.Text
        && (item.State != EvidenceState.Answered || item.Question == PastedText.NotUnderstood || PieceStart.Complaint().IsMatch(item.Text));

    // What etcdctl's client logs, it says again in plain words.
    public ClusterReadings Read(EvidenceItem item) => PieceStart.IsLog(item.Text) ? ClusterReadings.Empty : new()
    {
        Gaps = [new GapReading(item.Source, item.Subject, item.Command, item.State, item.Question == PastedText.NotUnderstood ? $"was not understood: \"{Start(item.Text)}\"" : item.Why ?? Start(item.Text))],
        Healths = [.. item.Text.Split('\n').Select(line => Unreached().Match(line)).Where(match => match.Success).Take(1).Select(match => new ServerHealthReading
        {
            Component = "kube-apiserver",
            Address = match.Groups["server"] is { Success: true, Value: var server } ? server : match.Groups["url"].Value,
            IsWell = false,
            Answer = match.Value,
            Proofs = [item.Proves(match.Value)],
        })],
    };

    private static string Start(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length <= 60 ? line : $"{line[..57]}…";
    }

    [GeneratedRegex(@"^(?:The connection to the server (?<server>\S+) was refused.*|Unable to connect to the server: (?:Get ""(?<url>[^""]+)""|dial tcp (?<server>[^\s:]+:\d+)).*)$")]
    private static partial Regex Unreached();
}

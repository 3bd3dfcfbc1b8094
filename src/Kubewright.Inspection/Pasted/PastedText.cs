using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Pasted.Readers;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted;

/// <summary>Makes evidence of text that somebody pasted: an item for each answer in it, and one for what nobody understands.</summary>
public static partial class PastedText
{
    /// <summary>The question of lines that were not understood.</summary>
    public const string NotUnderstood = "not understood";

    /// <param name="bytes">The text in UTF-8, or as its byte order mark says. What is neither is kept as well as can be.</param>
    public static string Decode(byte[] bytes) => bytes switch
    {
        [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes),
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };

    /// <param name="name">The file; it is named where lines are not understood.</param>
    public static EvidenceSet Evidence(string text, string name, DateTimeOffset taken)
    {
        var paste = PasteSplitter.Split(text);
        return new EvidenceSet([
            .. paste.Pieces.Select(piece => Item(piece, taken)),
            .. paste.Leftovers.Select(leftover => new EvidenceItem
            {
                Source = EvidenceSource.Text,
                Subject = EvidenceItem.Cluster,
                Question = NotUnderstood,
                Command = leftover.First == leftover.Last ? $"{name}, line {leftover.First}" : $"{name}, lines {leftover.First} to {leftover.Last}",
                Taken = taken,
                State = EvidenceState.Answered,
                Text = string.Join('\n', leftover.Lines.Select(line => line.Text)),
            }),
        ]);
    }

    /// <summary>Whether anything was read in it, be it that the API does not answer.</summary>
    public static bool IsUseful(EvidenceSet evidence)
    {
        var readings = evidence.Read(PastedReaders.All);
        return readings.Covered.Count > 0 || readings.Settings.ServerVersions.Count > 0 || readings.Gaps.Any(gap => gap.State is EvidenceState.Refused or EvidenceState.Unreachable)
            || ((IEnumerable<Reading>)[.. readings.Nodes, .. readings.Pods, .. readings.Workloads, .. readings.Services, .. readings.EtcdMembers, .. readings.Components, .. readings.Endpoints, .. readings.Healths]).Any();
    }

    private static EvidenceItem Item(Piece piece, DateTimeOffset taken)
    {
        var command = PieceCommand.Of(piece);
        var indent = piece.Lines[0].Indent;
        var text = WithoutSecrets(piece.Format, string.Join('\n', piece.Lines.Select(line => line.Text[Math.Min(indent, line.Indent)..])));
        var complaint = piece.Format == PieceFormat.Complaint;
        return new EvidenceItem
        {
            Source = EvidenceSource.Text,
            Subject = EvidenceItem.Cluster,
            Question = command,
            Command = command,
            Taken = taken,
            State = complaint ? Complaint(text) : piece.IsCut ? EvidenceState.Cut : EvidenceState.Answered,
            Text = text,
            Why = complaint ? piece.Lines[^1].Text.Trim() : piece.IsCut ? "part of the answer is not in the text" : null,
        };
    }

    // What holds a secret is kept as what else there is in it, or not at all.
    private static string WithoutSecrets(PieceFormat format, string text) =>
        format is not (PieceFormat.Json or PieceFormat.Yaml) || !Secret().IsMatch(text) ? text
        : PastedObjects.Read(text) is { Count: > 0 } objects ? new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. objects.Select(item => item.DeepClone())]) }.ToJsonString()
        : "{}";

    // That there is nothing is an answer.
    private static EvidenceState Complaint(string text) =>
        PieceStart.IsLog(text) || text.StartsWith("No resources found", StringComparison.Ordinal) || text.Contains("(NotFound)", StringComparison.Ordinal) ? EvidenceState.Answered
        : text.Contains("(Forbidden)", StringComparison.Ordinal) || text.Contains("(Unauthorized)", StringComparison.Ordinal) ? EvidenceState.Refused
        : EvidenceState.Unreachable;

    [GeneratedRegex(@"\bkind""?:\s*""?Secret(?:List)?\b")]
    private static partial Regex Secret();
}

using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads pasted answers of one format.</summary>
public abstract class PastedReader : IEvidenceReader
{
    private protected abstract PieceFormat Format { get; }

    public bool Reads(EvidenceItem item) => FormatOf(item) == Format;

    /// <summary>The format of pasted text; null of everything else.</summary>
    internal static PieceFormat? FormatOf(EvidenceItem item) =>
        item is { Source: EvidenceSource.Text, State: EvidenceState.Answered or EvidenceState.Cut, Text.Length: > 0 } && item.Question != PastedText.NotUnderstood
            ? PieceStart.FormatAt(PastedLines.Of(Start(item.Text)), 0)
            : null;

    // The first lines tell; answers may have a million.
    private static string Start(string text) => text[..Math.Min(text.Length, 4096)];

    public ClusterReadings Read(EvidenceItem item) => Read(item, PastedLines.Of(item.Text));

    private protected abstract ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines);
}

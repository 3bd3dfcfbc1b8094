using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads <c>kubectl describe</c> of pods and nodes.</summary>
public sealed class DescriptionReader : PastedReader
{
    private protected override PieceFormat Format => PieceFormat.Description;

    private protected override ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines)
    {
        var outline = Outline.Read(lines);
        return outline["Containers"] is not null ? DescribedPod.Read(item, outline)
            : outline["System Info"] is not null || outline["Taints"] is not null ? new ClusterReadings { Nodes = [DescribedNode.Read(item, outline)] }
            : new ClusterReadings { Gaps = [new GapReading(item.Source, item.Subject, item.Command, EvidenceState.Answered, $"what is said of {outline["Name"]?.Value} is not made use of")] };
    }
}

using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings;

/// <summary>Reads one source and format of evidence. Pure; never throws for what an answer holds: what is not understood is a <see cref="GapReading"/>.</summary>
public interface IEvidenceReader
{
    /// <summary>Whether this reader knows the format of an answer.</summary>
    bool Reads(EvidenceItem item);

    /// <summary>What the answer says.</summary>
    ClusterReadings Read(EvidenceItem item);
}

using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>The readers of all formats that people paste.</summary>
public static class PastedReaders
{
    public static readonly IReadOnlyList<IEvidenceReader> All =
    [
        new KubectlTableReader(),
        new DescriptionReader(),
        new ObjectReader(),
        new ClusterInfoReader(),
        new VersionReader(),
        new EtcdTableReader(),
        new EtcdLinesReader(),
        new ComplaintReader(),
    ];
}

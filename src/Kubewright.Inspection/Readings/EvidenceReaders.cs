using Kubewright.Inspection.Pasted.Readers;
using Kubewright.Inspection.Readings.Api;
using Kubewright.Inspection.Readings.Hosts;

namespace Kubewright.Inspection.Readings;

/// <summary>The readers of all sources of evidence.</summary>
public static class EvidenceReaders
{
    public static readonly IReadOnlyList<IEvidenceReader> All = [new ApiReader(), new HostReader(), .. PastedReaders.All];
}

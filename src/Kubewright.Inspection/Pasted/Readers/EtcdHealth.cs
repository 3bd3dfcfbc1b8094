using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>What etcdctl says of an endpoint's health.</summary>
internal static class EtcdHealth
{
    public static ServerHealthReading Of(EvidenceItem item, string endpoint, bool isWell, string answer, string line) => new()
    {
        Component = "etcd",
        Address = endpoint.Contains("://", StringComparison.Ordinal) ? endpoint : $"https://{endpoint}",
        IsWell = isWell,
        Answer = answer,
        Proofs = [item.Proves(line)],
    };
}

using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>A row of <c>kubectl get nodes</c>.</summary>
internal static class NodeRow
{
    public static NodeReading Read(EvidenceItem item, KubectlRow row)
    {
        // "Ready,SchedulingDisabled"
        var status = row["STATUS"]?.Split(',');
        return new NodeReading
        {
            Name = row.Name,
            Roles = row.Has("ROLES") ? row["ROLES"]?.Split(',') ?? [] : null,
            IsReady = status is null || status[0] == "Unknown" ? null : status[0] == "Ready",
            IsUnschedulable = status?.Contains("SchedulingDisabled"),
            KubeletVersion = row["VERSION"],
            InternalAddress = row["INTERNAL-IP"],
            ExternalAddress = row["EXTERNAL-IP"],
            OsImage = row["OS-IMAGE"],
            Kernel = row["KERNEL-VERSION"],
            Runtime = row["CONTAINER-RUNTIME"],
            Labels = row["LABELS"]?.Split(',').Select(label => label.Split('=', 2)).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? ""),
            Age = row.Age,
            Proofs = [item.Proves(row.Line)],
        };
    }
}

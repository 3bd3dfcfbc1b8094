using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>A row of <c>kubectl get pods</c>.</summary>
internal static partial class PodRow
{
    private static readonly string[] Phases = ["Pending", "Running", "Succeeded", "Failed", "Unknown"];

    public static PodReading Read(EvidenceItem item, KubectlRow row, string space)
    {
        var (status, ready, restarts) = (row["STATUS"], row.Share("READY"), Restarts().Match(row["RESTARTS"] ?? ""));
        var phase = status == "Completed" ? "Succeeded" : Phases.Contains(status) ? status : null;
        return new PodReading
        {
            Namespace = row["NAMESPACE"] ?? space,
            Name = row.Name,
            Node = row["NODE"],
            Phase = phase,
            ReadyContainers = ready?.Ready,
            Containers = ready?.All,
            Restarts = restarts.Success && int.TryParse(restarts.Groups["count"].Value, out var count) ? count : null,
            SinceLastRestart = restarts.Groups["since"] is { Success: true, Value: var since } ? KubectlAge.Of(since) : null,
            Age = row.Age,
            Trouble = phase is null ? status : null,
            Address = row["IP"],
            Images = row["IMAGES"]?.Split(','),
            Proofs = [item.Proves(row.Line)],
        };
    }

    [GeneratedRegex(@"^(?<count>\d+)(?: \((?<since>\S+) ago\))?$")]
    private static partial Regex Restarts();
}

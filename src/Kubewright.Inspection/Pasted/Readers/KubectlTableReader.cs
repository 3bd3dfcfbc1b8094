using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads tables of <c>kubectl get</c>.</summary>
public sealed class KubectlTableReader : PastedReader
{
    private protected override PieceFormat Format => PieceFormat.Table;

    private protected override ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines)
    {
        var (table, command) = (KubectlTable.Read(lines), PastedCommand.Of(item.Command));
        command = item.State == EvidenceState.Cut || (table.Kind == "Pod" && SystemPodList.IsExcerpt(table.Rows.Select(row => row.Name))) ? command with { IsWhole = false } : command;
        var space = PieceCommand.NamespaceOf(command, table);
        return table.Kind switch
        {
            "Node" => new ClusterReadings { Nodes = [.. table.Rows.Select(row => NodeRow.Read(item, row))], Covered = Covered(command.IsWhole, Coverage.Nodes) },
            "Pod" => new ClusterReadings { Pods = [.. table.Rows.Select(row => PodRow.Read(item, row, space))], Covered = PodsCovered(command, table, space) },
            "Service" => new ClusterReadings { Services = [.. table.Rows.Select(row => Service(item, row, space))], Covered = Covered(command.IsWhole && table.Columns.Contains("NAMESPACE"), Coverage.Services) },
            { } kind => new ClusterReadings { Workloads = [.. table.Rows.Select(row => Workload(item, row, kind, space))] },
            null => new ClusterReadings { Gaps = [new GapReading(item.Source, item.Subject, item.Command, EvidenceState.Answered, $"a table with the columns {string.Join(' ', table.Columns)} is not made use of")] },
        };
    }

    private static HashSet<Coverage> PodsCovered(PastedCommand command, KubectlTable table, string space) => !command.IsWhole ? []
        : table.Columns.Contains("NAMESPACE") ? [Coverage.AllPods, Coverage.SystemPods]
        : space == "kube-system" ? [Coverage.SystemPods]
        : [];

    private static HashSet<Coverage> Covered(bool isWhole, Coverage coverage) => isWhole ? [coverage] : [];

    private static ServiceReading Service(EvidenceItem item, KubectlRow row, string space) => new()
    {
        Namespace = row["NAMESPACE"] ?? space,
        Name = row.Name,
        Type = row["TYPE"],
        ClusterAddress = row["CLUSTER-IP"],
        ExternalAddresses = row["EXTERNAL-IP"]?.Split(','),
        Ports = row["PORT(S)"]?.Split(','),
        Age = row.Age,
        Proofs = [item.Proves(row.Line)],
    };

    // A daemon set has its numbers apart, a deployment in one cell.
    private static WorkloadReading Workload(EvidenceItem item, KubectlRow row, string kind, string space) => new()
    {
        Kind = kind,
        Namespace = row["NAMESPACE"] ?? space,
        Name = row.Name,
        Desired = row.Number("DESIRED") ?? row.Share("READY")?.All,
        Ready = row.Number("READY") ?? row.Share("READY")?.Ready,
        UpToDate = row.Number("UP-TO-DATE"),
        Available = row.Number("AVAILABLE"),
        Images = row["IMAGES"]?.Split(','),
        Age = row.Age,
        Proofs = [item.Proves(row.Line)],
    };
}

using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads the tables of <c>etcdctl member list</c>, <c>endpoint status</c> and <c>endpoint health</c>.</summary>
public sealed class EtcdTableReader : PastedReader
{
    private protected override PieceFormat Format => PieceFormat.EtcdTable;

    private protected override ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines)
    {
        var table = EtcdTable.Read(lines);
        return table.Columns switch
        {
            ["ID", ..] => new ClusterReadings { EtcdMembers = [.. table.Rows.Select(row => Member(item, row))], Covered = new HashSet<Coverage> { Coverage.EtcdMembers } },
            ["ENDPOINT", "ID", ..] => new ClusterReadings { EtcdMembers = [.. table.Rows.Select(row => Status(item, row))] },
            ["ENDPOINT", "HEALTH", ..] => new ClusterReadings { Healths = [.. table.Rows.Select(row => EtcdHealth.Of(item, row["ENDPOINT"] ?? "", row.Flag("HEALTH") == true, row["ERROR"] ?? row["TOOK"] ?? "", row.Line))] },
            _ => new ClusterReadings { Gaps = [new GapReading(item.Source, item.Subject, item.Command, EvidenceState.Answered, $"a table with the columns {string.Join(", ", table.Columns)} is not made use of")] },
        };
    }

    private static EtcdMemberReading Member(EvidenceItem item, EtcdRow row) => new()
    {
        Id = row["ID"] ?? "",
        Name = row["NAME"] ?? "",
        PeerUrls = row["PEER ADDRS"]?.Split(','),
        ClientUrls = row["CLIENT ADDRS"]?.Split(','),
        HasStarted = row["STATUS"] == "started",
        IsLearner = row.Flag("IS LEARNER"),
        Proofs = [item.Proves(row.Line)],
    };

    // Who answers is well, but for what it complains of.
    private static EtcdMemberReading Status(EvidenceItem item, EtcdRow row) => new()
    {
        Id = row["ID"] ?? "",
        ClientUrls = row["ENDPOINT"] is { } endpoint ? [endpoint] : null,
        HasStarted = true,
        IsLeader = row.Flag("IS LEADER"),
        IsLearner = row.Flag("IS LEARNER"),
        IsHealthy = row["ERRORS"] is null,
        Trouble = row["ERRORS"],
        Version = row["VERSION"],
        DatabaseSize = EtcdSize.Bytes(row["DB SIZE"]),
        Proofs = [item.Proves(row.Line)],
    };
}

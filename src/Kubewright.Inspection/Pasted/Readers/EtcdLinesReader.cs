using System.Text.RegularExpressions;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads what etcdctl prints without <c>-w table</c>: rows with commas, and sentences about endpoints.</summary>
public sealed partial class EtcdLinesReader : PastedReader
{
    private protected override PieceFormat Format => PieceFormat.EtcdLines;

    private protected override ClusterReadings Read(EvidenceItem item, IReadOnlyList<PastedLine> lines)
    {
        var members = lines.Select(line => Member(item, line.Text.Trim()) ?? Status(item, line.Text.Trim())).OfType<EtcdMemberReading>().ToList();
        return new ClusterReadings
        {
            EtcdMembers = members,
            Healths = [.. lines.Select(line => Health(item, line.Text.Trim())).OfType<ServerHealthReading>()],
            Covered = members.Any(member => member.PeerUrls is not null) ? new HashSet<Coverage> { Coverage.EtcdMembers } : [],
        };
    }

    private static EtcdMemberReading? Member(EvidenceItem item, string line) => line.Split(", ") is [var id, "started" or "unstarted", var name, var peers, ..] cells
        ? new EtcdMemberReading
        {
            Id = id,
            Name = name,
            HasStarted = cells[1] == "started",
            PeerUrls = peers.Split(','),
            ClientUrls = cells.ElementAtOrDefault(4) is { Length: > 0 } clients ? clients.Split(',') : null,
            IsLearner = bool.TryParse(cells.ElementAtOrDefault(5), out var learner) ? learner : null,
            Proofs = [item.Proves(line)],
        }
        : null;

    // The columns of the table, by place.
    private static EtcdMemberReading? Status(EvidenceItem item, string line) => StatusRow().Match(line) is { Success: true } row
        ? new EtcdMemberReading
        {
            Id = row.Groups["id"].Value,
            ClientUrls = [row.Groups["endpoint"].Value],
            HasStarted = true,
            Version = row.Groups["version"].Value,
            DatabaseSize = EtcdSize.Bytes(row.Groups["size"].Value),
            IsLeader = row.Groups["leader"].Value == "true",
            IsHealthy = true,
            Proofs = [item.Proves(line)],
        }
        : null;

    private static ServerHealthReading? Health(EvidenceItem item, string line) => HealthSentence().Match(line) is { Success: true } health
        ? EtcdHealth.Of(item, health.Groups["endpoint"].Value, health.Groups["well"].Value == "healthy", health.Groups["answer"].Value, line)
        : FailedStatus().Match(line) is { Success: true } failed ? EtcdHealth.Of(item, failed.Groups["endpoint"].Value, isWell: false, failed.Groups["answer"].Value, line)
        : null;

    [GeneratedRegex(@"^(?<endpoint>\S+), (?<id>[0-9a-f]{6,16}), (?<version>\d[\w.-]*), (?:(?:\d+\.\d+\.\d+), )?(?<size>[\d.]+ \w+), .*?(?<leader>true|false), ")]
    private static partial Regex StatusRow();

    [GeneratedRegex(@"^(?<endpoint>\S+) is (?<well>healthy|unhealthy): (?<answer>.*)$")]
    private static partial Regex HealthSentence();

    [GeneratedRegex(@"^Failed to get the status of endpoint (?<endpoint>\S+) \((?<answer>.*)\)$")]
    private static partial Regex FailedStatus();
}

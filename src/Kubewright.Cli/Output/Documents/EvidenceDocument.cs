using Kubewright.Inspection.Evidence;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What was saved of a cluster.</summary>
internal sealed record EvidenceDocument(string File, long Bytes, int Answers, int ApiCalls, IReadOnlyList<string> Hosts, IReadOnlyList<GapDocument> Missing)
{
    public static EvidenceDocument Of(string file, long bytes, EvidenceSet evidence) => new(
        file,
        bytes,
        evidence.Items.Count(item => item.State == EvidenceState.Answered),
        evidence.ApiCalls,
        evidence.Hosts,
        [.. evidence.Items.Where(item => item.State != EvidenceState.Answered).Select(item => new GapDocument(InspectDocument.Word(item.Source), item.Subject, item.Command, item.State.ToString().ToLowerInvariant(), item.Why ?? ""))]);
}

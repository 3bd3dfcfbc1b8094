using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Diagnosis;

namespace Kubewright.Cli.Runs;

/// <summary>Judges hosts before anything on them is changed: those that cannot be reached too, and the others in spite of them.</summary>
internal sealed class Preflight(ClusterSpec spec, ConnectedHosts hosts, FactGatherer facts)
{
    public async Task<PreflightDocument> ExamineAsync(CancellationToken cancellationToken)
    {
        await Judgement.AskAsync(RuleCatalog.Preflight, Open, facts, again: false, cancellationToken);
        var checks = RuleCatalog.Preflight.Select(rule =>
            PreflightCheck.Of(rule, Judgement.Of(rule, Open(facts.Facts)), isAccepted: spec.Preflight.Accept.Contains(rule.Code)));
        return PreflightDocument.Of(spec.Name, [.. checks]);
    }

    private CaseFile Open(FactSet known) => new(spec, spec.ControlPlanes.First(), known)
    {
        Unreached = hosts.Unreached.ToDictionary(entry => entry.Key, entry => entry.Value.Trouble),
    };
}

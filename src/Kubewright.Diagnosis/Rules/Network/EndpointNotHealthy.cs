using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>The endpoint's <c>/healthz</c> does not answer <c>ok</c> to some node.</summary>
public sealed class EndpointNotHealthy : IRule
{
    public string Code => "endpoint-not-healthy";

    public string Title => "The endpoint answers ok to every node";

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.Nodes.Select(host => new Need(host, new EndpointHealth(caseFile.Spec.EndpointServer)));

    public Verdict Judge(CaseFile caseFile)
    {
        var server = caseFile.Spec.EndpointServer;
        var findings =
            from host in caseFile.Spec.Nodes
            let said = caseFile.Ask(host, new EndpointHealth(server))
            where said != "ok"
            select new Finding { Subject = host.ToString(), Sentence = $"{server}/healthz does not answer ok", Evidence = [said] };
        return Verdict.Of(findings, $"{server}/healthz answers ok on {caseFile.Spec.Nodes.Count()} hosts");
    }
}

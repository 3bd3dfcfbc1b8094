using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Diagnosis.Rules.Cluster;

/// <summary>A host of the cluster file is no node, or its node is not ready.</summary>
public sealed class NodeNotReady : IRule
{
    public string Code => "node-not-ready";

    public string Title => "Every node is ready";

    public IEnumerable<Need> Needs(CaseFile caseFile) => [new(caseFile.Leader, new ClusterNodes())];

    public Verdict Judge(CaseFile caseFile)
    {
        if (caseFile.Ask(caseFile.Leader, new ClusterNodes()) is not { } nodes)
        {
            return Verdict.NoCluster(caseFile);
        }

        var absent = caseFile.Spec.Nodes
            .Where(host => nodes.All(node => node.Name != host.ToString()))
            .Select(host => new Finding { Subject = host.ToString(), Sentence = "is not a node of the cluster" });
        var unready = nodes
            .Where(node => !node.IsReady)
            .Select(node => new Finding { Subject = node.Name, Sentence = "is not ready", Evidence = [node.Message] });
        return Verdict.Of(absent.Concat(unready), $"{nodes.Count} of {nodes.Count} nodes ready");
    }
}

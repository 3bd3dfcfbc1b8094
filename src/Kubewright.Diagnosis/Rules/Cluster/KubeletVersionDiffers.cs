using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Diagnosis.Rules.Cluster;

/// <summary>A node's kubelet has another version than the cluster file wants.</summary>
public sealed class KubeletVersionDiffers : IRule
{
    public string Code => "kubelet-version-differs";

    public string Title => "Every kubelet has the wanted version";

    public IEnumerable<Need> Needs(CaseFile caseFile) => [new(caseFile.Leader, new ClusterNodes())];

    public Verdict Judge(CaseFile caseFile)
    {
        var wanted = caseFile.Spec.KubernetesVersion.ToString();
        if (caseFile.Ask(caseFile.Leader, new ClusterNodes()) is not { } nodes)
        {
            return Verdict.NoCluster(caseFile);
        }

        return Verdict.Of(
            nodes.Where(node => node.KubeletVersion != wanted).Select(node => new Finding { Subject = node.Name, Sentence = $"runs {node.KubeletVersion}, not {wanted}" }),
            $"all run {wanted}");
    }
}

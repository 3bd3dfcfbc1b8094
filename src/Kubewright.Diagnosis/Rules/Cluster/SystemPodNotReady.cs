using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Diagnosis.Rules.Cluster;

/// <summary>A pod of kube-system is not ready. Static pods are judged by <see cref="ControlPlane.StaticPodMissing"/>, on their hosts.</summary>
public sealed class SystemPodNotReady : IRule
{
    public string Code => "system-pod-not-ready";

    public string Title => "Every pod of kube-system is ready";

    public IEnumerable<Need> Needs(CaseFile caseFile) => [new(caseFile.Leader, new SystemPods())];

    public Verdict Judge(CaseFile caseFile)
    {
        if (caseFile.Ask(caseFile.Leader, new SystemPods()) is not { } pods)
        {
            return Verdict.NoCluster(caseFile);
        }

        return Verdict.Of(
            pods.Where(pod => !pod.IsWell && !pod.IsStatic).Select(pod => new Finding { Subject = pod.Name, Sentence = $"is not ready: {pod.Trouble} ({pod.Restarts} restarts)" }),
            $"{pods.Count} pods ready");
    }
}

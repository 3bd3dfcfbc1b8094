using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Diagnosis.Rules.ControlPlane;

/// <summary>A control plane lacks a static pod's manifest, or the component does not say that it is well.</summary>
public sealed class StaticPodMissing : IRule
{
    public string Code => "static-pod-missing";

    public string Title => "Every control plane runs its static pods";

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
        caseFile.Spec.ControlPlanes.SelectMany(host => new Need[] { new(host, new KubeadmState()), new(host, new ComponentHealth()) });

    public Verdict Judge(CaseFile caseFile)
    {
        var findings =
            from host in caseFile.Spec.ControlPlanes
            from pod in KubeadmTraces.PodsOf(caseFile.Spec)
            let hasManifest = caseFile.Ask(host, new KubeadmState()).Manifests.Contains(pod)
            let said = caseFile.Ask(host, new ComponentHealth())[pod]
            where !hasManifest || said != "ok"
            select new Finding
            {
                Subject = host.ToString(),
                Sentence = hasManifest ? $"{pod} does not say that it is well" : $"/etc/kubernetes/manifests/{pod}.yaml is missing",
                Evidence = [$"{pod}: {said}"],
            };
        return Verdict.Of(findings, $"{string.Join(", ", KubeadmTraces.PodsOf(caseFile.Spec))} well on {caseFile.Spec.ControlPlanes.Count()} hosts");
    }
}

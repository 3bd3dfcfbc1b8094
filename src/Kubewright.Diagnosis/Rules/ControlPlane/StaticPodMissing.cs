using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Diagnosis.Rules.ControlPlane;

/// <summary>A control plane lacks a static pod's manifest, or the component does not say that it is well.</summary>
public sealed class StaticPodMissing : IRule
{
    public string Code => "static-pod-missing";

    public string Title => "Every control plane runs its static pods";

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
    [
        .. caseFile.Spec.ControlPlanes.SelectMany(host => new Need[] { new(host, new KubeadmState()), new(host, new ComponentHealth()) }),
        .. KubeVipHosts(caseFile).Select(host => new Need(host, new KubeVipState())),
    ];

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
        var pods = KubeadmTraces.PodsOf(caseFile.Spec).Concat(KubeVipHosts(caseFile).Any() ? ["kube-vip"] : (string[])[]);
        return Verdict.Of(findings.Concat(OfKubeVip(caseFile)), $"{string.Join(", ", pods)} well on {caseFile.Spec.ControlPlanes.Count()} hosts");
    }

    private static IEnumerable<Host> KubeVipHosts(CaseFile caseFile) => caseFile.Spec.Endpoint.Kind == EndpointKind.KubeVip ? caseFile.Spec.ControlPlanes : [];

    // It has no port to say on that it is well; whether the address is where it should be, another rule judges.
    private static IEnumerable<Finding> OfKubeVip(CaseFile caseFile) =>
        from host in KubeVipHosts(caseFile)
        let pod = caseFile.Ask(host, new KubeVipState())
        where pod.Sha256 is null || !pod.Runs
        select new Finding { Subject = host.ToString(), Sentence = pod.Sha256 is null ? $"{KubeVipState.ManifestPath} is missing" : "no container of kube-vip runs" };
}

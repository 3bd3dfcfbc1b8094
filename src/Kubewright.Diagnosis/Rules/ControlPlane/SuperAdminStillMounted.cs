using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Diagnosis.Rules.ControlPlane;

/// <summary>
/// kube-vip still has super-admin.conf, which it needs during init alone: whoever takes over that container has rights that no role binding can take from him, and
/// the pod does not start again once the file is put away, as it should be.
/// </summary>
public sealed class SuperAdminStillMounted : IRule
{
    public string Code => "super-admin-still-mounted";

    public string Title => "No pod has super-admin.conf";

    // Whatever kind the endpoint is: a manifest that was forgotten runs, too.
    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.ControlPlanes.Select(host => new Need(host, new KubeVipState()));

    public Verdict Judge(CaseFile caseFile)
    {
        var findings =
            from host in caseFile.Spec.ControlPlanes
            where caseFile.Ask(host, new KubeVipState()).UsesSuperAdmin
            select new Finding { Subject = host.ToString(), Sentence = $"{KubeVipState.ManifestPath} mounts {KubeVipState.SuperAdminKubeconfig}, which was for init alone" };
        return Verdict.Of(findings, "not mounted by kube-vip");
    }
}

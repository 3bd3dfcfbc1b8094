using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Diagnosis.Rules.ControlPlane;

/// <summary>admin.conf on a control plane names another server than the endpoint, so whoever uses it depends on one machine.</summary>
public sealed class AdminKubeconfigNamesAnotherServer : IRule
{
    private const string File = "/etc/kubernetes/admin.conf";

    public string Code => "admin-kubeconfig-names-another-server";

    public string Title => "admin.conf names the endpoint";

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.ControlPlanes.Select(host => new Need(host, new KubeconfigServer(File)));

    public Verdict Judge(CaseFile caseFile)
    {
        var wanted = caseFile.Spec.EndpointServer;
        var findings =
            from host in caseFile.Spec.ControlPlanes
            let server = caseFile.Ask(host, new KubeconfigServer(File))
            where server != wanted
            select new Finding { Subject = host.ToString(), Sentence = server is null ? $"has no {File}" : $"{File} names {server}, not {wanted}" };
        return Verdict.Of(findings, $"server: {wanted}");
    }
}

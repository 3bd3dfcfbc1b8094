using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host that is to become a control plane has fewer processors than kubeadm demands.</summary>
public sealed class LowCpu : HostRule
{
    // NumCPU in kubeadm's constants.
    private const int ControlPlane = 2;

    public override string Code => "low-cpu";

    public override string Title => "Every control plane has enough processors";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.Is(HostRole.ControlPlane) ? [new HostResources(), new KubeadmState()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var found = caseFile.Ask(host, new HostResources()).Processors;
        if (found < ControlPlane && !caseFile.Ask(host, new KubeadmState()).IsNode)
        {
            yield return Finding.On(
                host,
                $"has {found} processor; a control plane needs {ControlPlane}",
                $"give it more; to try with one, preflight: {{accept: [{Code}]}} and kubeadm: {{ignorePreflightErrors: [NumCPU]}}");
        }
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host that is to become a node has less memory than a node needs. One that is a node already has shown what it can do.</summary>
public sealed class LowMemory : HostRule
{
    private const long MiB = 1024 * 1024;

    // As kubeadm demands (ControlPlaneMem in its constants); for workers kubeadm names no floor, and with less a kubelet and its pods barely start.
    private const long ControlPlane = 1700;
    private const long Worker = 1024;

    public override string Code => "low-memory";

    public override string Title => "Every host has enough memory";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [new HostResources(), new KubeadmState()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var (found, floor, role) = (caseFile.Ask(host, new HostResources()).Memory / MiB, Floor(host), host.Is(HostRole.ControlPlane) ? "control plane" : "worker");
        if (found < floor && !caseFile.Ask(host, new KubeadmState()).IsNode)
        {
            yield return Finding.On(host, $"has {found} MiB of memory; a {role} needs {floor} MiB", $"give it more, or try with less: preflight: {{accept: [{Code}]}}");
        }
    }

    private static long Floor(Host host) => host.Is(HostRole.ControlPlane) ? ControlPlane : Worker;
}

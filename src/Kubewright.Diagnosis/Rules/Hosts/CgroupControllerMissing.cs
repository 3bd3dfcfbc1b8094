using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A controller of control groups is off on a host, without which the kubelet does not start.</summary>
public sealed class CgroupControllerMissing : HostRule
{
    // What kubeadm and the kubelet demand.
    private static readonly string[] Needed = ["cpu", "cpuset", "memory", "pids"];

    public override string Code => "cgroup-controller-missing";

    public override string Title => "Every controller of control groups is there";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [new CgroupSetup()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) => Needed.Except(caseFile.Ask(host, new CgroupSetup()).Controllers).ToList() is { Count: > 0 } missing
        ? [Finding.On(
            host,
            $"its control groups have no controller {string.Join(", ", missing)}, and the kubelet does not start without",
            "enable it on the kernel's command line (for memory: cgroup_enable=memory) and boot; a container has to be given it by its machine")]
        : [];
}

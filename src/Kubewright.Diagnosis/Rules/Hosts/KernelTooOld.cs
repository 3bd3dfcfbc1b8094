using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host's kernel is older than kubeadm of the cluster's version accepts.</summary>
public sealed class KernelTooOld : HostRule
{
    public override string Code => "kernel-too-old";

    public override string Title => "Every kernel is new enough";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [new HostSystem()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        // kubeadm's system validation: 3.10 at first, 4.19 (the oldest one with long-term support) from 1.32 on.
        var (major, minor) = caseFile.Spec.KubernetesVersion.IsAtLeast(1, 32) ? (4, 19) : (3, 10);
        if (caseFile.Ask(host, new HostSystem()) is var system && system.KernelVersion.CompareTo((major, minor)) < 0)
        {
            yield return Finding.On(host, $"its kernel is {system.Kernel}; kubeadm {caseFile.Spec.KubernetesVersion} wants {major}.{minor} or later", "install a newer kernel, or a newer release of the distribution");
        }
    }
}

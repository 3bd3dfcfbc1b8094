using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host's kernel lacks a feature and has no module for it either. Those that can be loaded, apply loads.</summary>
public sealed class KernelFeatureMissing : HostRule
{
    public override string Code => "kernel-feature-missing";

    public override string Title => "Every kernel feature is there or can be loaded";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [Features(caseFile.Spec)] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) =>
        caseFile.Ask(host, Features(caseFile.Spec)) is { Count: > 0 } missing
            ? [Finding.On(host, $"its kernel has no {string.Join(", no ", missing)}, neither built in nor as a module", "install the kernel's module package (linux-modules-extra, kernel-modules-extra), boot the kernel that is installed, or take another one")]
            : [];

    private static UnloadableKernelFeatures Features(ClusterSpec spec) =>
        new(spec.Kubeadm.KubeProxyConfiguration["mode"] is "ipvs" ? "overlay br_netfilter nf_conntrack ip_vs" : "overlay br_netfilter nf_conntrack");
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host has control groups of version 1, and the kubelet of the cluster's version does not start with them.</summary>
public sealed class CgroupVersionUnfit : HostRule
{
    private const string Switch = "failCgroupV1";

    public override string Code => "cgroup-version-unfit";

    public override string Title => "Every host's control groups fit the version of Kubernetes";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [new CgroupSetup()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        // failCgroupV1 is true from 1.35 on where nothing else is said (KubeletConfiguration).
        var fails = caseFile.Spec.Kubeadm.KubeletConfiguration[Switch] is bool written ? written : caseFile.Spec.KubernetesVersion.IsAtLeast(1, 35);
        if (fails && caseFile.Ask(host, new CgroupSetup()).Version == 1)
        {
            yield return Finding.On(
                host,
                $"has control groups of version 1, with which the kubelet of {caseFile.Spec.KubernetesVersion} does not start",
                $"boot with systemd.unified_cgroup_hierarchy=1, or write kubeadm: {{kubeletConfiguration: {{{Switch}: false}}}}");
        }
    }
}

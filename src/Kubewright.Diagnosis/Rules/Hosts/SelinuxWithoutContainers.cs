using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>SELinux enforces a policy that does not know containers. It is never turned off by us.</summary>
public sealed class SelinuxWithoutContainers : HostRule
{
    public override string Code => "selinux-without-containers";

    public override string Title => "SELinux is off, permissive, or knows containers";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [new SelinuxState()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) => caseFile.Ask(host, new SelinuxState()) is { Enforces: true, KnowsContainers: false }
        ? [Finding.On(
            host,
            "SELinux is enforcing, and its policy does not know containers, so that static pods cannot read their certificates and data",
            "install container-selinux on the host; or, if you decide so, 'setenforce 0' and SELINUX=permissive in /etc/selinux/config")]
        : [];
}

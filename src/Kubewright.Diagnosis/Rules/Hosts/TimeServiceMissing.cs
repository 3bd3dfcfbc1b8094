using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>Nothing keeps a host's clock right. Only to be known: how wrong the clocks are now is judged by itself. A container has its machine's clock.</summary>
public sealed class TimeServiceMissing : HostRule
{
    private static readonly ActiveUnits Services = new("chronyd.service chrony.service systemd-timesyncd.service ntpd.service ntp.service ntpsec.service openntpd.service");

    public override string Code => "time-service-missing";

    public override string Title => "Something keeps every host's clock right";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [Services, new HostIdentity()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) => caseFile.Ask(host, Services).Count == 0 && !caseFile.Ask(host, new HostIdentity()).IsContainer
        ? [Finding.On(host, "no time service runs (chrony, systemd-timesyncd, ntpd), so that its clock will drift", "install chrony or enable systemd-timesyncd") with { Severity = Severity.Warning }]
        : [];
}

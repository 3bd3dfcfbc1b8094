using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host was not started by systemd, which runs everything that apply sets up.</summary>
public sealed class SystemdMissing : HostRule
{
    public override string Code => "systemd-missing";

    public override string Title => "systemd runs every host";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new HostSystem()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var system = caseFile.Ask(host, new HostSystem());
        if (system.Init != "systemd" || !system.HasSystemctl)
        {
            yield return Finding.On(
                host,
                system.Init != "systemd" ? $"its first process is {system.Init}, not systemd" : "it has no systemctl",
                "install a distribution with systemd; containers without it cannot be nodes");
        }
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A port that a host's roles need is held by a program to which it does not belong.</summary>
public sealed class PortTaken : HostRule
{
    public override string Code => "port-taken";

    public override string Title => "Every port is free or held by the right program";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new ListeningPorts()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) =>
        from needed in RolePorts.Of(caseFile.Spec, host)
        let strangers = caseFile.Ask(host, new ListeningPorts())
            .Where(listener => listener.Port == needed.Port && !listener.Programs.Any(needed.BelongsTo))
            .SelectMany(listener => listener.Programs.DefaultIfEmpty("an unknown program"))
            .Distinct()
            .ToList()
        where strangers.Count > 0
        select Finding.On(
            host,
            $"{string.Join(", ", strangers)} listens on port {needed.Port}, which is for {needed.Purpose}",
            $"stop it, or let it listen elsewhere; 'ss -ltnp sport = {needed.Port}' on the host shows its process");
}

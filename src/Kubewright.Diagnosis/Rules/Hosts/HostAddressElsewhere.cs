using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host does not have its own address, or has another host's too.</summary>
public sealed class HostAddressElsewhere : HostRule
{
    public override string Code => "host-address-elsewhere";

    public override string Title => "Every host has its own address and no other's";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new HostIdentity()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var identity = caseFile.Ask(host, new HostIdentity());
        if (identity.With(host.Address) is null)
        {
            yield return Finding.On(
                host,
                $"none of its interfaces has {host.Address}, so that etcd and the kubelet cannot listen there",
                "write the address that the host itself has, and reach it by the address translated through ~/.ssh/config");
        }

        foreach (var other in caseFile.Spec.Hosts.Where(other => other.Name != host.Name))
        {
            if (identity.With(other.Address) is { } found)
            {
                yield return Finding.On(host, $"{found.Name} has {other.Address}, the address of {other}", $"remove it from {found.Name}, also where the network is configured at boot");
            }
        }
    }
}

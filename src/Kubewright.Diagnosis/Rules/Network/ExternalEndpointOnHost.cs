using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>A host has the address of the load balancer that somebody else runs, so what it sends there never leaves it.</summary>
public sealed class ExternalEndpointOnHost : HostRule
{
    public override string Code => "external-endpoint-on-host";

    public override string Title => "No host has the load balancer's address";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => caseFile.Spec.Endpoint.Kind == EndpointKind.External ? [new HostIdentity()] : [];

    protected override string Well(CaseFile caseFile, IReadOnlyList<Host> hosts) => caseFile.Spec.Endpoint.Kind == EndpointKind.External
        ? base.Well(caseFile, hosts)
        : "there is none but what Kubewright makes";

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host) =>
        caseFile.Spec.EndpointAddress is var address && caseFile.Ask(host, new HostIdentity()).With(address) is { } found
            ? [Finding.On(
                host,
                $"has the load balancer's address {address} on {found.Name}: what it sends there never leaves it",
                $"ip addr del {address} dev {found.Name}, also where the network is configured at boot; or write the load balancer's own address as endpoint.address")]
            : [];
}

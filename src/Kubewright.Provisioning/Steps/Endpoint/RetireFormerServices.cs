using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>What stood behind the former endpoint on the host, and does not behind the wanted one, runs no more.</summary>
public sealed class RetireFormerServices(EndpointMove move) : IStep
{
    public string Title => "Stop what held the former endpoint";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => Units(host).Select(unit => new Need(host, new UnitStatus(unit)));

    public Decision Decide(Situation situation)
    {
        var left = Units(situation.Host).Where(unit => situation.Ask(new UnitStatus(unit)) is { IsActive: true } or { IsEnabled: true }).ToList();
        return left.Count == 0
            ? new Decision.Satisfied("nothing runs that is not needed")
            : new Decision.Change($"{string.Join(" and ", left)} not needed any more", [.. left.Select(unit => new HostAction.SetUnit(unit, UnitState.Stopped))]) { Risk = Risk.Disruptive };
    }

    // The address goes before what it leads to.
    private IEnumerable<string> Units(Host host) => Units(move.From, host).Except(Units(move.To, host));

    private static IEnumerable<string> Units(ClusterSpec spec, Host host) =>
    [
        .. spec.Endpoint.Kind == EndpointKind.Keepalived && spec.AddressHolders.Any(holder => holder.Name == host.Name) ? ["keepalived.service"] : (string[])[],
        .. spec.Balancers.Any(balancer => balancer.Name == host.Name) ? [spec.Endpoint.Balancer == Balancer.Haproxy ? "haproxy.service" : "nginx.service"] : (string[])[],
    ];
}

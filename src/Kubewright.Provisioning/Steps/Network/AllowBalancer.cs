using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>
/// SELinux's policy lets the balancer listen on the endpoint's port and connect to the API servers, and keepalived's check, where there is one, connect to it: each by the switch that
/// the policy has for it. SELinux itself stays as it is. Where it is off, or the policy has no such switch, there is nothing to do.
/// </summary>
public sealed class AllowBalancer : IStep
{
    public string Title => "Let SELinux allow the load balancer";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, Switches(blueprint.Spec))];

    public Decision Decide(Situation situation)
    {
        var found = situation.Ask(Switches(situation.Spec));
        var off = found.Where(each => !each.Value).Select(each => each.Key).Order(StringComparer.Ordinal).ToList();
        if (off.Count == 0)
        {
            return new Decision.Satisfied(found.Count == 0 ? "off, or without switches for it" : "allowed");
        }

        var command = new Command
        {
            Title = $"setsebool -P {string.Join(' ', off.Select(name => $"{name}=1"))}",
            Script = $"setsebool -P {string.Join(' ', off.Select(name => $"{name}=1"))}",
            Timeout = TimeSpan.FromMinutes(2),
        };
        return new Decision.Change($"off: {string.Join(", ", off)}", [new HostAction.RunCommand(command) { UndoPrinter = $"echo 'setsebool -P {string.Join(' ', off.Select(name => $"{name}=0"))}'" }]);
    }

    // nginx has the policy of web servers, which listen on web servers' ports unless NIS' switch opens the others.
    private static SelinuxBooleans Switches(ClusterSpec spec) =>
        new((spec.Endpoint.Kind == EndpointKind.Keepalived ? "keepalived_connect_any " : "") + (spec.Endpoint.Balancer == Balancer.Haproxy ? "haproxy_connect_any" : "httpd_can_network_connect nis_enabled"));
}

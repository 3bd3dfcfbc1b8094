using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>HAProxy or nginx passes the endpoint's connections on to the API servers.</summary>
/// <param name="former">The cluster with the endpoint that the balancer serves besides, while it is being moved from there; null where there is none.</param>
public sealed class ConfigureBalancer(ClusterSpec? former = null) : IStep
{
    public string Title => "Run the load balancer";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => Unit(blueprint.Spec).Needs(host);

    public Decision Decide(Situation situation)
    {
        var unit = Unit(situation.Spec);
        var text = Text(situation.Spec);
        var besides = former is not null && former.Balancers.Any(host => host.Name == situation.Host.Name) && former.Endpoint.Balancer == situation.Spec.Endpoint.Balancer;
        return unit.Decide(situation, new Dictionary<string, string?> { [unit.Paths[0]] = besides ? BothEndpoints.Balancer(text, Text(former!)) : text });
    }

    private static string Text(ClusterSpec spec) => spec.Endpoint.Balancer == Balancer.Haproxy ? HaproxyConfig.Write(spec) : NginxConfig.Write(spec);

    private static ConfiguredUnit Unit(ClusterSpec spec) => spec.Endpoint.Balancer == Balancer.Haproxy
        ? new("haproxy.service", [HaproxyConfig.Path], UnitState.Reloaded)
        : new("nginx.service", [NginxConfig.Path], UnitState.Reloaded);
}

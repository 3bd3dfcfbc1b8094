using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>HAProxy or nginx passes the endpoint's connections on to the API servers.</summary>
public sealed class ConfigureBalancer : IStep
{
    public string Title => "Run the load balancer";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => Unit(blueprint.Spec).Needs(host);

    public Decision Decide(Situation situation)
    {
        var unit = Unit(situation.Spec);
        var text = situation.Spec.Endpoint.Balancer == Balancer.Haproxy ? HaproxyConfig.Write(situation.Spec) : NginxConfig.Write(situation.Spec);
        return unit.Decide(situation, new Dictionary<string, string?> { [unit.Paths[0]] = text });
    }

    private static ConfiguredUnit Unit(ClusterSpec spec) => spec.Endpoint.Balancer == Balancer.Haproxy
        ? new("haproxy.service", [HaproxyConfig.Path], UnitState.Reloaded)
        : new("nginx.service", [NginxConfig.Path], UnitState.Reloaded);
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>The load balancer that somebody else runs is there, if only to refuse. A gate, as <see cref="AwaitVirtualAddress"/> is one: kubeadm would wait for it for minutes.</summary>
public sealed class AwaitLoadBalancer : IStep
{
    public string Title => "Wait for the load balancer";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, Question(blueprint.Spec))];

    public Decision Decide(Situation situation)
    {
        var connection = situation.Ask(Question(situation.Spec))[0];
        var endpoint = situation.Spec.ControlPlaneEndpoint;
        return connection.Answer switch
        {
            PortAnswer.Open => new Decision.Satisfied($"{endpoint} takes connections"),
            PortAnswer.Refused => new Decision.Satisfied($"{endpoint} is there, and nothing behind it yet"),
            _ => new Decision.Later(
                $"{situation.Host} does not reach the load balancer {endpoint}{(connection.Said.Length > 0 ? $" ({connection.Said})" : "")}, where kubeadm and every kubelet will look for the API servers: raise it first"),
        };
    }

    private static PortConnections Question(ClusterSpec spec) => new($"{spec.EndpointAddress}/{spec.Endpoint.Port}");
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>An API server is well and is not reached through the endpoint, long after any load balancer would have found it.</summary>
/// <param name="isOurs">Whether it is for load balancers of ours, which look every few seconds; others may take minutes to trust a backend.</param>
internal sealed class EndpointLeadsNowhere(bool isOurs) : JournalCause
{
    public override TimeSpan Holds => isOurs ? TimeSpan.FromSeconds(20) : TimeSpan.FromSeconds(150);

    protected override IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) => IsFor(blueprint.Spec)
        ? [new(host, new EndpointHealth(blueprint.Spec.EndpointServer)), new(blueprint.Leader, EndpointLines.OwnHealth(blueprint.Leader))]
        : [];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        var (spec, leader) = (situation.Spec, situation.Leader);
        if (!IsFor(spec) || EndpointLines.Failed(journal, spec) is not { Count: > 0 } failures
            || situation.Ask(leader, EndpointLines.OwnHealth(leader)) != "ok" || situation.Ask(new EndpointHealth(spec.EndpointServer)) is "ok" or { Length: 0 })
        {
            return null;
        }

        var said = situation.Ask(new EndpointHealth(spec.EndpointServer));
        return new Stuck(
            $"the API server of {leader} is well, but {spec.EndpointServer} does not lead {situation.Host} to it ({said})",
            isOurs
                ? $"see to the load balancer ({(spec.Endpoint.Balancer == Balancer.Nginx ? "nginx" : "haproxy")}) and to packet filters between {situation.Host} and the endpoint"
                : $"see to the load balancer: port, backends, health check; and to packet filters between {situation.Host} and it",
            [.. failures.TakeLast(3).Select(line => line.Text), said]);
    }

    // The API server's own address leads to it; kube-vip's has no balancer in between.
    private bool IsFor(ClusterSpec spec) => spec.Endpoint.Kind is EndpointKind.Keepalived or EndpointKind.Local ? isOurs : spec.Endpoint.Kind == EndpointKind.External && !isOurs;
}

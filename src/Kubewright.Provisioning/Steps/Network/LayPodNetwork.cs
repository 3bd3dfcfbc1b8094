using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>The node has its part of the built-in pod network: the bridge's configuration, routes to the other nodes' pods, and masquerading of what leaves.</summary>
public sealed class LayPodNetwork : IStep
{
    private static readonly ConfiguredUnit Unit = new(BridgeNetwork.UnitName, [BridgeNetwork.UnitPath], UnitState.Restarted);

    public string Title => "Lay the pod network";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [.. PodSubnets.Needs(blueprint), .. Unit.Needs(host)];

    public Decision Decide(Situation situation)
    {
        var shares = PodSubnets.Allocate(situation);
        var conflist = BridgeNetwork.ConflistFor(shares[situation.Host.Name]);
        var routes = Unit.Decide(situation, new Dictionary<string, string?>
        {
            [BridgeNetwork.UnitPath] = BridgeNetwork.UnitFor(situation.Spec, situation.Host, shares),
        });
        return situation.Ask(new FileContent(BridgeNetwork.ConflistPath)).Text == conflist
            ? routes
            : new Decision.Change(
                $"{BridgeNetwork.ConflistPath} not as wanted",
                [new HostAction.WriteFile(BridgeNetwork.ConflistPath, conflist), .. (routes as Decision.Change)?.Actions ?? []]);
    }
}

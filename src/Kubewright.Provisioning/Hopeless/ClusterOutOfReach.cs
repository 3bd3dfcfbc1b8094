using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>A host that is to join gets no connection to the server at which it is to find the cluster. kubeadm says nothing of that for minutes.</summary>
/// <param name="server">The server, with scheme and port.</param>
/// <param name="isSilent">Whether it is for one that does not answer at all; else for one that refuses, or to which there is no way.</param>
internal sealed class ClusterOutOfReach(string server, bool isSilent) : IStuckCause
{
    // A cluster that grows may be slow for a while, but its balancers take connections all the time; only kube-vip's address goes when etcd stands still.
    public TimeSpan Holds => TimeSpan.FromSeconds(isSilent ? 30 : 10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => blueprint.Spec.Endpoint.Kind == EndpointKind.KubeVip
        ? []
        :
        [
            new(host, new EndpointHealth(server)),
            .. blueprint.Spec.AddressHolders.Select(holder => new Need(holder, new AddressInterface(blueprint.Spec.EndpointAddress), MayBeUnknown: true)),
        ];

    public Stuck? Judge(Situation situation)
    {
        var (spec, host) = (situation.Spec, situation.Host);
        if (spec.Endpoint.Kind == EndpointKind.KubeVip || situation.Ask(new EndpointHealth(server)) is not { } said || !(isSilent ? EndpointLines.IsSilent(said) : EndpointLines.IsUnconnected(said)))
        {
            return null;
        }

        var holders = spec.AddressHolders.ToList();
        var isUnheld = server == spec.EndpointServer && holders.Count > 0 && holders.All(holder => situation.Facts.Get(holder, new AddressInterface(spec.EndpointAddress)) is Fact<InterfaceAddress?>.Known { Value: null });
        return isUnheld
            ? EndpointUnheld.Unheld(spec, [said])
            : new Stuck(
                $"{host} gets no connection to the cluster at {server}",
                $"try 'curl -k {server}/healthz' on {host}, and see to routes and packet filters between it and that address",
                [said]);
    }
}

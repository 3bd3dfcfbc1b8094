using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>keepalived holds the endpoint's address on one balancer and moves it when that one fails.</summary>
/// <param name="former">The cluster with the endpoint whose address it holds besides, while it is being moved from there; null where there is none.</param>
public sealed class ConfigureKeepalived(ClusterSpec? former = null) : IStep
{
    private static readonly ConfiguredUnit Unit = new("keepalived.service", [KeepalivedConfig.Path], UnitState.Reloaded);

    public string Title => "Run keepalived";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [.. Unit.Needs(host), new(host, new AddressInterface(host.Address))];

    public Decision Decide(Situation situation) => situation.Ask(new AddressInterface(situation.Host.Address)) is { } found
        ? Unit.Decide(situation, new Dictionary<string, string?>
        {
            [KeepalivedConfig.Path] = Text(situation, found.Interface),
        })
        : new Decision.Blocked(
            $"no interface of {situation.Host} has the address {situation.Host.Address}",
            "give the address that the host itself has in the cluster file");

    private string Text(Situation situation, string interfaceName)
    {
        var text = KeepalivedConfig.Write(situation.Spec, situation.Host, interfaceName);
        var besides = former is { Endpoint.Kind: EndpointKind.Keepalived }
            && former.AddressHolders.Any(host => host.Name == situation.Host.Name)
            && !former.EndpointAddress.Equals(situation.Spec.EndpointAddress);
        return besides ? BothEndpoints.Keepalived(text, KeepalivedConfig.Write(former!, situation.Host, interfaceName)) : text;
    }
}

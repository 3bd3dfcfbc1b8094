using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>
/// The interface on which a control plane binds the endpoint's address: by ARP the one that leads to the other control planes and whose network has the address;
/// by BGP the loopback, because routers are told of it; or the one that the file names.
/// </summary>
/// <param name="Why">What there was to choose from; null where there was one only.</param>
internal sealed record AddressLink(string Interface, string? Why)
{
    private const string Loopback = "lo";

    /// <summary>What has to be asked of a host: with a peer of its own kind only where there is one.</summary>
    public static PeerLinks Probe(ClusterSpec spec, Host host)
    {
        var peers = spec.ControlPlanes.Where(peer => peer.Name != host.Name).Select(peer => peer.Address.ToString()).ToList();
        return new PeerLinks(string.Join(' ', peers.Count > 0 ? peers : [host.Address.ToString()]));
    }

    /// <summary>The interface, or why there is none.</summary>
    public static (AddressLink? Found, Decision.Blocked? Refused) Choose(ClusterSpec spec, Host host, HostLinks links)
    {
        var (kubeVip, address) = (spec.Endpoint.KubeVip!, spec.EndpointAddress);
        if (kubeVip.Interface is { } named)
        {
            return !links.Names.Contains(named)
                ? Refuse($"{host} has no interface {named}, only {string.Join(", ", links.Names.Except([Loopback]))}", "write one that every control plane has as endpoint.kubeVip.interface, or leave it out")
                : kubeVip.Mode == KubeVipMode.Bgp || Has(links, named, address) ? (new AddressLink(named, "as the cluster file says"), null)
                : Outside(links, named, address);
        }

        if (kubeVip.Mode == KubeVipMode.Bgp)
        {
            return (new AddressLink(Loopback, null), null);
        }

        var leading = Leading(host, links);
        if (leading.Count == 0)
        {
            var lost = links.Routes.Count > 0 ? links.Routes[0].Peer : host.Address.ToString();
            return Refuse($"{host} has no route to {lost}", "look at the host's routes with 'ip route', or write endpoint.kubeVip.interface");
        }

        var fitting = leading.Where(name => Has(links, name, address)).ToList();
        return fitting.Count == 0 ? Outside(links, leading[0], address)
            : (new AddressLink(fitting[0], leading.Count == 1 ? null : $"the other control planes are reached over {string.Join(" and ", leading)}, and {address} is in the network of {fitting[0]}"), null);
    }

    // The route to a host's own address leads over lo: where there is no peer, the interface that has the address counts.
    private static List<string> Leading(Host host, HostLinks links) =>
        links.Routes.All(route => route.Peer == host.Address.ToString())
            ? [.. links.Networks.Where(network => network.Address == host.Address.ToString()).Select(network => network.Interface).Distinct()]
            : [.. links.Routes.Select(route => route.Interface).OfType<string>().Distinct()];

    private static bool Has(HostLinks links, string name, IPAddress address) => links.NetworksOf(name, address).Any(network => network.Contains(address));

    private static (AddressLink? Found, Decision.Blocked? Refused) Outside(HostLinks links, string name, IPAddress address)
    {
        var networks = links.NetworksOf(name, address).Where(network => network.IsV6 == (address.AddressFamily == AddressFamily.InterNetworkV6)).ToList();
        var where = networks.Count > 0 ? $"{name}'s network {string.Join(" and ", networks)}" : $"{name}, which has no network";
        return Refuse(
            $"{address} lies outside of {where}: nobody there would ask for it by ARP, and whoever asks elsewhere is not heard",
            "write an address of the control planes' network as endpoint.address, another interface as endpoint.kubeVip.interface, or endpoint.kubeVip.mode: bgp");
    }

    private static (AddressLink? Found, Decision.Blocked? Refused) Refuse(string why, string remedy) => (null, new Decision.Blocked(why, remedy));
}

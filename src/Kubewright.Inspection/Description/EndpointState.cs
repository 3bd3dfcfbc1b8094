using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>Where the API is reached, and what that address is.</summary>
internal sealed record EndpointState(Uri Server, EndpointKind Kind, Phrase Description, string? Keeper, IReadOnlyList<string>? Holders, IReadOnlyList<Proof> Proofs)
{
    // What the cluster itself says of its endpoint is believed before what a single kubeconfig names.
    private static readonly EndpointUser[] Order = [EndpointUser.KubeadmConfiguration, EndpointUser.Joiners, EndpointUser.Proxy, EndpointUser.Administrator, EndpointUser.Kubelet, EndpointUser.Client];

    /// <summary>Null where nobody's address is known.</summary>
    public static EndpointState? Of(ClusterView view)
    {
        var named = view.Readings.Endpoints.Where(endpoint => Order.Contains(endpoint.User)).OrderBy(endpoint => Array.IndexOf(Order, endpoint.User)).ToList();
        if (named.Count == 0 || !Uri.TryCreate(named[0].Server, UriKind.Absolute, out var server))
        {
            return null;
        }

        var address = server.Host.Trim('[', ']');
        var keepers = view.Readings.VirtualAddresses.Where(virtualAddress => virtualAddress.Address == address).ToList();
        var (kind, description) = Recognise(view, server, address, keepers.FirstOrDefault()?.Keeper);
        var looked = view.Readings.Hosts.Where(host => host.Addresses is not null).ToList();
        return new EndpointState(server, kind, description, keepers.FirstOrDefault()?.Keeper,
            looked.Count > 0 ? [.. looked.Where(host => host.Addresses!.Any(own => own.Address == address)).Select(host => view.Machines.FirstOrDefault(machine => machine.Host == host)?.Name ?? host.Name)] : null,
            [.. named.Where(endpoint => endpoint.Server == named[0].Server).SelectMany(endpoint => endpoint.Proofs).Take(6), .. keepers.SelectMany(keeper => keeper.Proofs)]);
    }

    private static (EndpointKind Kind, Phrase Description) Recognise(ClusterView view, Uri server, string address, string? keeper)
    {
        if (keeper is not null)
        {
            return keeper == "kube-vip" ? (EndpointKind.KubeVip, EndpointWords.KubeVip) : (EndpointKind.Keepalived, EndpointWords.Keepalived);
        }

        if (server.IsLoopback)
        {
            return (EndpointKind.LocalBalancer, EndpointWords.Local);
        }

        if (view.Machines.FirstOrDefault(machine => machine.Node?.InternalAddress == address || machine.Address == address || machine.Is(address)) is { } own)
        {
            return (EndpointKind.SingleNode, view.ControlPlanes.Count == 1 ? EndpointWords.OnlyNode(own.Name) : EndpointWords.Single(own.Name));
        }

        if (view.Pods("kube-vip").Any())
        {
            return (EndpointKind.KubeVip, EndpointWords.KubeVip);
        }

        if (view.Readings.Hosts.Any(host => host.Addresses?.Any(bound => bound.Address == address) == true))
        {
            return (EndpointKind.VirtualAddress, EndpointWords.Virtual);
        }

        var isName = server.HostNameType == UriHostNameType.Dns;
        var addresses = view.Machines.Select(machine => machine.Node?.InternalAddress).OfType<string>().ToList();
        List<Phrase> reasons = [.. isName ? [EndpointWords.Name] : addresses.Count > 0 ? [EndpointWords.NotANodesAddress] : Array.Empty<Phrase>(), .. server.Port != 6443 ? [EndpointWords.Port(server.Port)] : Array.Empty<Phrase>()];
        return reasons.Count > 0 && (server.Port != 6443 || !isName) ? (EndpointKind.ExternalBalancer, EndpointWords.ExternalBecause(reasons)) : (EndpointKind.Unknown, EndpointWords.Unclear);
    }
}

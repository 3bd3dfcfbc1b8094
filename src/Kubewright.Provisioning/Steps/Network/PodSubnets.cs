using System.Net;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>
/// Each node's share of the pod network for the built-in bridge. A node keeps the share it has; the others get the first free ones in the file's order. So the
/// shares are known before the cluster exists, and a node's network stands before its kubelet asks for it.
/// </summary>
internal static partial class PodSubnets
{
    public static IEnumerable<Need> Needs(Blueprint blueprint) =>
        blueprint.Spec.Nodes.Select(node => new Need(node, new FileContent(BridgeNetwork.ConflistPath)));

    public static IReadOnlyDictionary<HostName, Cidr> Allocate(Situation situation)
    {
        var shares = new Dictionary<HostName, Cidr>();
        foreach (var node in situation.Spec.Nodes)
        {
            if (Written(situation.Ask(node, new FileContent(BridgeNetwork.ConflistPath)).Text, situation.Spec.Networking.PodCidr) is { } share
                && !shares.ContainsValue(share))
            {
                shares[node.Name] = share;
            }
        }

        using var free = Shares(situation.Spec.Networking.PodCidr).Where(share => !shares.ContainsValue(share)).ToList().AsEnumerable().GetEnumerator();
        foreach (var node in situation.Spec.Nodes.Where(node => !shares.ContainsKey(node.Name)))
        {
            shares[node.Name] = free.MoveNext()
                ? free.Current
                : throw new InvalidOperationException($"{situation.Spec.Networking.PodCidr} has no share left for {node}");
        }

        return shares;
    }

    private static IEnumerable<Cidr> Shares(Cidr pods)
    {
        // The sizes that kubeadm and the controller manager have too.
        var prefixLength = pods.IsV6 ? 64 : 24;
        return Enumerable.Range(0, 1 << Math.Min(prefixLength - pods.PrefixLength, 12)).Select(index => Share(pods, prefixLength, index));
    }

    private static Cidr Share(Cidr pods, int prefixLength, int index)
    {
        var bytes = pods.Network.BaseAddress.GetAddressBytes();
        for (var at = (prefixLength / 8) - 1; index > 0; at--)
        {
            index += bytes[at];
            bytes[at] = (byte)index;
            index >>= 8;
        }

        return new Cidr(new IPNetwork(new IPAddress(bytes), prefixLength));
    }

    private static Cidr? Written(string? conflist, Cidr pods) =>
        conflist is not null && Subnet().Match(conflist) is { Success: true } match && Cidr.TryParse(match.Groups[1].Value) is { } share && pods.Contains(share.AddressAt(0))
            ? share
            : null;

    [GeneratedRegex("\"subnet\": *\"([^\"]+)\"")]
    private static partial Regex Subnet();
}

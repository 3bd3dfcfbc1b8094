using Kubewright.Core.Spec;

namespace Kubewright.Core.Endpoints;

/// <summary>Why a move cannot be: another cluster, or two endpoints that cannot stand at the same time.</summary>
public static class MoveRules
{
    /// <returns>What is wrong with what to do about it; nothing where both endpoints can stand beside each other.</returns>
    public static IReadOnlyList<(string Problem, string Remedy)> Judge(EndpointMove move)
    {
        var differences = SpecDifference.Between(move.From, move.To);
        return
        [
            .. differences.Select(path => ($"the wanted file also differs in {path}", "a move changes the endpoint and load balancers only: change the rest with 'kubewright apply', before or after")),
            .. Besides(move.From, move.To),
        ];
    }

    private static IEnumerable<(string Problem, string Remedy)> Besides(ClusterSpec from, ClusterSpec to)
    {
        var (former, wanted) = (from.Endpoint, to.Endpoint);
        var sharesAddress = wanted.Address is not null && wanted.Address.Equals(former.Address);
        if (!sharesAddress && former.Kind == EndpointKind.KubeVip && wanted.Kind == EndpointKind.KubeVip)
        {
            yield return ($"a host's kube-vip holds one address, so {former.Address} and {wanted.Address} cannot stand side by side", "move to local or keepalived first, and from there to the wanted address");
        }

        var sameHolders = from.AddressHolders.Select(host => host.Name).SequenceEqual(to.AddressHolders.Select(host => host.Name));
        if (sharesAddress && (former.Kind != wanted.Kind || !sameHolders))
        {
            yield return ($"{wanted.Address} is held by the former endpoint, and others are to hold it", "give the wanted endpoint another address: both stand side by side until the move is done");
        }
        else if (sharesAddress && former.Kind == EndpointKind.Keepalived && former.RouterId != wanted.RouterId)
        {
            yield return ($"routerId {wanted.RouterId} for {wanted.Address}, which is held under {former.RouterId}", $"write routerId: {former.RouterId}, or another address as well");
        }
        else if (!sharesAddress && former.Kind == EndpointKind.Keepalived && wanted.Kind == EndpointKind.Keepalived && former.RouterId == wanted.RouterId)
        {
            yield return ($"routerId {wanted.RouterId} is that of the former address, and both addresses are held at the same time", $"write another routerId, such as {NextRouterId(former)}");
        }

        var both = from.Balancers.FirstOrDefault(host => to.Balancers.Any(other => other.Name == host.Name));
        if (both is not null && former.Balancer != wanted.Balancer && former.Port == wanted.Port)
        {
            yield return ($"{both} has {former.Balancer.ToString().ToLowerInvariant()} at port {former.Port}, where {wanted.Balancer.ToString().ToLowerInvariant()} is to listen", "write another port: both listen until the move is done");
        }
    }

    /// <summary>A virtual router id for an address that is held beside another one.</summary>
    public static int NextRouterId(EndpointSpec former) => (former.RouterId % 255) + 1;
}

namespace Kubewright.Core.Spec.Reading;

/// <summary>The cluster's networks: large enough, of one family, and apart from each other and from the hosts'.</summary>
internal static class NetworkRules
{
    public static void Judge(Draft draft, SpecErrors errors)
    {
        var written = draft.Document.Networking;
        var pods = new Network("pods", "networking.podCidr", written.PodCidr, draft.PodCidr);
        var services = new Network("services", "networking.serviceCidr", written.ServiceCidr, draft.ServiceCidr);
        JudgeFamily(pods, draft, errors);
        JudgeFamily(services, draft, errors);
        if (services.Written.HasValue && services.Cidr.IsV6 == draft.IsV6)
        {
            JudgeServiceSize(services, errors);
        }

        if (pods.Cidr.IsV6 == draft.IsV6)
        {
            JudgePodSize(pods, draft, errors);
        }

        if (draft.PodCidr.Overlaps(draft.ServiceCidr))
        {
            var place = written.ServiceCidr.IsWritten ? written.ServiceCidr.Place : written.PodCidr.Place;
            errors.Add(
                place,
                $"the pods' network {draft.PodCidr} and the services' network {draft.ServiceCidr} overlap",
                "write networking.podCidr and networking.serviceCidr that have no address in common");
        }

        JudgeHostsOutside(pods, draft, errors);
        JudgeHostsOutside(services, draft, errors);
    }

    private static void JudgeFamily(Network network, Draft draft, SpecErrors errors)
    {
        if (network.Written.HasValue && network.Cidr.IsV6 != draft.IsV6)
        {
            errors.Add(
                network.Written.Place,
                $"the network {network.Cidr} is {Families.Name(network.Cidr.IsV6)}, and the hosts' addresses are {Families.Name(draft.IsV6)}",
                $"write an {Families.Name(draft.IsV6)} network");
        }
    }

    // kubeadm's limits: MaximumBitsForServiceSubnet (20) and MinimumAddressesInServiceSubnet (10, since DNS has the tenth address).
    private static void JudgeServiceSize(Network services, SpecErrors errors)
    {
        var (largest, smallest) = services.Cidr.IsV6 ? (108, 124) : (12, 28);
        if (services.Cidr.PrefixLength < largest || services.Cidr.PrefixLength > smallest)
        {
            errors.Add(
                services.Written.Place,
                $"the services' network {services.Cidr} is too {(services.Cidr.PrefixLength < largest ? "large" : "small")} for the API server",
                $"write a prefix length from /{largest} to /{smallest}");
        }
    }

    // The controller manager cuts a /24 (IPv6: /64) for every node out of it, and can count no more than 16 bits of them.
    private static void JudgePodSize(Network pods, Draft draft, SpecErrors errors)
    {
        var nodeMask = pods.Cidr.IsV6 ? 64 : 24;
        var nodes = draft.Hosts.Count(host => !host.Is(Hosts.HostRole.LoadBalancer));
        var room = nodeMask - pods.Cidr.PrefixLength;
        if (room > 16)
        {
            errors.Add(
                pods.Written.Place,
                $"the pods' network {pods.Cidr} is too large: at most 65536 nodes' networks of /{nodeMask} can be counted",
                $"write a prefix length of /{nodeMask - 16} or more");
        }
        else if (room < 0 || 1 << room < nodes)
        {
            errors.Add(
                pods.Written.Place,
                $"the pods' network {pods.Cidr} has no room for a /{nodeMask} for each of {nodes} nodes",
                $"write a prefix length of /{nodeMask - BitsFor(nodes)} or less");
        }
    }

    private static void JudgeHostsOutside(Network network, Draft draft, SpecErrors errors)
    {
        var inside = draft.Hosts.Where(host => host.Address is not null && network.Cidr.Contains(host.Address)).ToList();
        if (inside.Count > 0)
        {
            var more = inside.Count > 1 ? $" and {inside.Count - 1} more" : "";
            Report(inside[0].Document.Address.Place, $"{inside[0].Address} ({inside[0].Name}){more}");
        }

        if (draft.Document.Endpoint.Address.Has(out var address) && network.Cidr.Contains(address))
        {
            Report(draft.Document.Endpoint.Address.Place, $"the endpoint {address}");
        }

        void Report(Place at, string who) => errors.Add(
            network.Written.IsWritten ? network.Written.Place : at,
            $"the {network.Name}' network {network.Cidr} contains {who}: inside the cluster that address would mean something else",
            $"write a {network.Field} outside the hosts' networks");
    }

    private static int BitsFor(int nodes) => (int)Math.Ceiling(Math.Log2(Math.Max(1, nodes)));

    private sealed record Network(string Name, string Field, Field<Cidr> Written, Cidr Cidr);
}

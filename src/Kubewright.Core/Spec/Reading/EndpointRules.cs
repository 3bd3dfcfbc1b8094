using System.Net.Sockets;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The address under which clients find the API servers.</summary>
internal static class EndpointRules
{
    // https://kubernetes.io/docs/reference/networking/ports-and-protocols/, and the health ports of kubelet and kube-proxy.
    private static readonly Dictionary<int, string> ControlPlanePorts = new()
    {
        [2379] = "etcd",
        [2380] = "etcd",
        [2381] = "etcd",
        [2382] = "etcd",
        [2383] = "etcd",
        [2384] = "etcd",
        [Draft.ApiServerPort] = "the API server",
        [10248] = "the kubelet",
        [10249] = "kube-proxy",
        [10250] = "the kubelet",
        [10256] = "kube-proxy",
        [10257] = "the controller manager",
        [10259] = "the scheduler",
    };

    public static void Judge(Draft draft, SpecErrors errors)
    {
        var endpoint = draft.Document.Endpoint;
        if (draft.Kind == EndpointKind.Single)
        {
            JudgeSingle(endpoint, errors);
        }
        else
        {
            JudgeKeepalived(draft, endpoint, errors);
        }

        if (endpoint.Name.Has(out var name) && draft.Hosts.FirstOrDefault(host => host.Name.ToString() == name) is { } sameName)
        {
            errors.Add(endpoint.Name.Place, $"{name} is the name of the host with the address {sameName.Address}", "give the endpoint a name of its own");
        }
    }

    private static void JudgeSingle(EndpointDocument endpoint, SpecErrors errors)
    {
        const string Reason = "has no meaning with kind: single, where the first control plane's own API server is the endpoint";
        if (endpoint.Port.Has(out var port) && port != Draft.ApiServerPort)
        {
            errors.Add(endpoint.Port.Place, $"port {port} {Reason}", $"leave port out: it is {Draft.ApiServerPort}");
        }

        if (endpoint.Address.IsWritten)
        {
            errors.Add(endpoint.Address.Place, $"an address {Reason}", "leave out kind for a virtual address held by keepalived, or leave out the address");
        }

        if (endpoint.Balancer.IsWritten)
        {
            errors.Add(endpoint.Balancer.Place, $"a balancer {Reason}", "leave it out, or write address: and a free address");
        }

        if (endpoint.RouterId.IsWritten)
        {
            errors.Add(endpoint.RouterId.Place, $"a router id {Reason}", "leave it out, or write address: and a free address");
        }
    }

    private static void JudgeKeepalived(Draft draft, EndpointDocument endpoint, SpecErrors errors)
    {
        if (!endpoint.Address.IsWritten)
        {
            errors.Add(endpoint.Place, "keepalived has no address to hold", "write address: and a free address of the hosts' network");
        }

        if (endpoint.Address.Has(out var address))
        {
            if (draft.Hosts.FirstOrDefault(host => address.Equals(host.Address)) is { } owner)
            {
                errors.Add(
                    endpoint.Address.Place,
                    $"{address} is the address of {owner.Name}: it would not move when that host fails",
                    "write an address of the hosts' network that no machine has");
            }

            if ((address.AddressFamily == AddressFamily.InterNetworkV6) != draft.IsV6)
            {
                errors.Add(
                    endpoint.Address.Place,
                    $"{address} is {Families.Name(!draft.IsV6)}, and the hosts' addresses are {Families.Name(draft.IsV6)}",
                    "write an address of the hosts' network");
            }
        }

        if (endpoint.Port.Has(out var port) && !draft.HasDedicatedBalancers && ControlPlanePorts.TryGetValue(port, out var listener))
        {
            errors.Add(
                endpoint.Port.Place,
                $"port {port} is taken on the control planes, which balance themselves here: {listener} listens there",
                "leave port out (8443), write another one, or give hosts of their own the role load-balancer");
        }
    }
}

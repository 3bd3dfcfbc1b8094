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

    private const string LeaveOut = "leave it out";

    /// <summary>What a field would be for, in the kinds that have it.</summary>
    private static readonly (string Field, Func<EndpointDocument, (bool IsWritten, Place Place)> Find, EndpointKind[] Kinds, string Remedy)[] Meanings =
    [
        ("an address", endpoint => (endpoint.Address.IsWritten, endpoint.Address.Place), [EndpointKind.Keepalived, EndpointKind.KubeVip, EndpointKind.External],
            "leave out kind for a virtual address held by keepalived, or leave out the address"),
        ("a balancer", endpoint => (endpoint.Balancer.IsWritten, endpoint.Balancer.Place), [EndpointKind.Keepalived, EndpointKind.Local], LeaveOut),
        ("a router id", endpoint => (endpoint.RouterId.IsWritten, endpoint.RouterId.Place), [EndpointKind.Keepalived], LeaveOut),
        ("what kube-vip is to do", endpoint => (endpoint.KubeVip.IsWritten, endpoint.KubeVip.Place), [EndpointKind.KubeVip], "write kind: kube-vip, or leave it out"),
        ("staged", endpoint => (endpoint.Staged.IsWritten, endpoint.Staged.Place), [EndpointKind.Keepalived, EndpointKind.KubeVip, EndpointKind.External], LeaveOut),
    ];

    public static void Judge(Draft draft, SpecErrors errors)
    {
        var endpoint = draft.Document.Endpoint;
        foreach (var (field, find, kinds, remedy) in Meanings)
        {
            if (find(endpoint) is { IsWritten: true } found && !kinds.Contains(draft.Kind))
            {
                errors.Add(found.Place, $"{field} has no meaning with kind: {Choices.Word(draft.Kind)}, {Reason(draft.Kind)}", Remedy(draft.Kind, remedy));
            }
        }

        JudgePort(draft, endpoint, errors);
        if (draft.Kind is EndpointKind.Keepalived or EndpointKind.KubeVip or EndpointKind.External)
        {
            JudgeAddress(draft, endpoint, errors);
        }

        if (endpoint.Name.Has(out var written) && IsOfTheCluster(written, draft))
        {
            errors.Add(
                endpoint.Name.Place,
                $"{written} is a name of the cluster's own domain, which only its DNS knows, and that starts after the API servers",
                "give the endpoint a name of the site's domain, or none");
        }

        if (endpoint.Name.Has(out var name) && draft.Hosts.FirstOrDefault(host => host.Name.ToString() == name) is { } sameName)
        {
            errors.Add(endpoint.Name.Place, $"{name} is the name of the host with the address {sameName.Address}", "give the endpoint a name of its own");
        }
    }

    private static bool IsOfTheCluster(string name, Draft draft) =>
        ((string[])[draft.Document.Networking.DnsDomain.Or("cluster.local"), "svc"]).Any(domain => $".{name}".EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));

    private static string Reason(EndpointKind kind) => kind switch
    {
        EndpointKind.Single => "where the first control plane's own API server is the endpoint",
        EndpointKind.KubeVip => "where the control planes' own API servers answer at the virtual address",
        EndpointKind.Local => "where every node has a balancer of its own at its loopback address",
        EndpointKind.External => "where the load balancer is somebody else's",
        _ => "where keepalived moves the address between balancers",
    };

    // Whoever writes more than a single address needs is most likely after a virtual one.
    private static string Remedy(EndpointKind kind, string remedy) =>
        kind == EndpointKind.Single && remedy == LeaveOut ? $"{remedy}, or write address: and a free address" : remedy;

    private static void JudgePort(Draft draft, EndpointDocument endpoint, SpecErrors errors)
    {
        if (!endpoint.Port.Has(out var port))
        {
            return;
        }

        if (draft.Kind is EndpointKind.Single or EndpointKind.KubeVip && port != Draft.ApiServerPort)
        {
            errors.Add(endpoint.Port.Place, $"port {port} has no meaning with kind: {Choices.Word(draft.Kind)}, {Reason(draft.Kind)}", $"leave port out: it is {Draft.ApiServerPort}");
        }
        else if (draft.BalancesBesideApiServers && ControlPlanePorts.TryGetValue(port, out var listener))
        {
            errors.Add(
                endpoint.Port.Place,
                $"port {port} is taken on the control planes, which balance themselves here: {listener} listens there",
                draft.Kind == EndpointKind.Local
                    ? "leave port out (8443), or write another one"
                    : "leave port out (8443), write another one, or give hosts of their own the role load-balancer");
        }
    }

    private static void JudgeAddress(Draft draft, EndpointDocument endpoint, SpecErrors errors)
    {
        var isExternal = draft.Kind == EndpointKind.External;
        var wanted = isExternal ? "write address: and the load balancer's address" : "write address: and a free address of the hosts' network";
        if (!endpoint.Address.IsWritten)
        {
            errors.Add(endpoint.Place, isExternal ? "the external load balancer has no address" : $"{Choices.Word(draft.Kind)} has no address to hold", wanted);
        }

        if (!endpoint.Address.Has(out var address))
        {
            return;
        }

        if (draft.Hosts.FirstOrDefault(host => address.Equals(host.Address)) is { } owner)
        {
            errors.Add(
                endpoint.Address.Place,
                isExternal ? $"{address} is the address of {owner.Name}: all clients would depend on that host" : $"{address} is the address of {owner.Name}: it would not move when that host fails",
                isExternal ? "write the address of a load balancer in front of the control planes" : "write an address of the hosts' network that no machine has");
        }

        if ((address.AddressFamily == AddressFamily.InterNetworkV6) != draft.IsV6)
        {
            errors.Add(
                endpoint.Address.Place,
                $"{address} is {Families.Name(!draft.IsV6)}, and the hosts' addresses are {Families.Name(draft.IsV6)}",
                isExternal ? wanted : "write an address of the hosts' network");
        }
    }
}

using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Who does what.</summary>
internal static class RoleRules
{
    public static void Judge(Draft draft, SpecErrors errors)
    {
        var someHaveRoles = draft.Hosts.Any(host => host.Document.Roles.IsWritten);
        foreach (var host in draft.Hosts)
        {
            JudgeHost(host, someHaveRoles, draft, errors);
        }

        if (draft.Hosts.Count > 0 && draft.Hosts.All(host => AreRolesKnown(host, someHaveRoles)))
        {
            JudgeControlPlanes(draft, errors);
        }
    }

    private static void JudgeHost(DraftHost host, bool someHaveRoles, Draft draft, SpecErrors errors)
    {
        var roles = host.Document.Roles;
        if (someHaveRoles && (!roles.IsWritten || (roles.HasValue && roles.Items().Count == 0)))
        {
            errors.Add(
                roles.Place,
                $"the host {host.Name} has no roles",
                "write roles: [control-plane], [worker], [control-plane, worker], [etcd] or [load-balancer] for every host, or leave roles out of all");
        }

        if (host.Is(HostRole.LoadBalancer) && host.Roles.Count > 1)
        {
            errors.Add(
                roles.Place,
                $"{host.Name} is a load balancer and something else",
                "leave out load-balancer: without dedicated load balancers the control planes balance themselves; or give the host this role alone");
        }
        else if (host.Is(HostRole.LoadBalancer) && draft.Kind != EndpointKind.Keepalived)
        {
            errors.Add(
                roles.Place,
                draft.Kind == EndpointKind.Single
                    ? $"{host.Name} is a load balancer, but the endpoint is a single control plane's address"
                    : $"{host.Name} is a load balancer, which nobody uses with an endpoint of kind {Choices.Word(draft.Kind)}",
                draft.Kind == EndpointKind.Single
                    ? "write endpoint: with address: and a free address of the hosts' network, which the load balancers will hold"
                    : "write kind: keepalived under endpoint, or leave the host out");
        }
    }

    private static void JudgeControlPlanes(Draft draft, SpecErrors errors)
    {
        var controlPlanes = draft.ControlPlanes.ToList();
        if (controlPlanes.Count == 0)
        {
            errors.Add(draft.Document.Hosts.Place, "no host is a control plane", "write roles: [control-plane] for one host, or better for three");
        }
        else if (controlPlanes.Count % 2 == 0 && !draft.EtcdHosts.Any())
        {
            var count = controlPlanes.Count;
            errors.Add(
                draft.Document.Hosts.Place,
                $"{count} control planes: etcd with {count} members survives the loss of {(count / 2) - 1}, no more than with {count - 1}",
                $"make it {count + 1} control planes, or {count - 1}, or give hosts the role etcd");
        }

        if (controlPlanes.Count > 1 && draft.Kind == EndpointKind.Single && !draft.DescribesRunning && !draft.Document.Endpoint.Address.IsWritten)
        {
            errors.Add(
                controlPlanes[1].Document.Roles.Place,
                $"{controlPlanes.Count} control planes and a single endpoint: all clients would depend on {controlPlanes[0].Name}",
                "write endpoint: with address: and a free address of the hosts' network");
        }
    }

    private static bool AreRolesKnown(DraftHost host, bool someHaveRoles) =>
        !someHaveRoles || (host.Document.Roles.Items().Count > 0 && host.Document.Roles.Items().All(role => role.HasValue));
}

using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Drills;

/// <summary>Which hosts a cluster may lose for a moment, and what clients may notice of it.</summary>
public sealed class DrillPlan(ClusterSpec spec)
{
    // With two members etcd serves nobody once one is lost.
    private const int SafeMembers = 3;

    /// <summary>The hosts whose loss is to be noticed by nobody: control planes and balancers, in the file's order.</summary>
    public IReadOnlyList<Host> Hosts => [.. spec.Hosts.Where(host => host.Is(HostRole.ControlPlane) || IsDedicatedBalancer(host))];

    /// <summary>Longest time that a client may be without an answer; null where the endpoint makes no such promise, because somebody else holds it.</summary>
    public TimeSpan? Target => spec.Endpoint.Kind switch
    {
        EndpointKind.Keepalived or EndpointKind.KubeVip => TimeSpan.FromSeconds(4),
        EndpointKind.Local => TimeSpan.FromSeconds(2),
        _ => null,
    };

    /// <summary>What the cluster loses with a host.</summary>
    public string RoleOf(Host host) => IsDedicatedBalancer(host) ? "load balancer" : spec.AddressHolders.Contains(host) ? "control plane, may hold the address" : "control plane";

    /// <summary>Why a host must not be taken away; null where it may.</summary>
    public string? WhyNot(Host host) => host switch
    {
        _ when IsOnTheWay(host) => "this machine reaches other hosts through it",
        _ when host.Is(HostRole.ControlPlane) && spec.ControlPlanes.Count() < 2 => "one control plane: there is nobody to go on without it",
        _ when EtcdMembers.Contains(host) && EtcdMembers.Count < SafeMembers => $"etcd has {EtcdMembers.Count} members and would lose its quorum",
        _ when IsDedicatedBalancer(host) && spec.Balancers.Count() < 2 => "one load balancer: there is nobody to take the address over",
        _ => null,
    };

    /// <summary>The hosts on which clients have to sit while a host is away; none where this machine can be the client.</summary>
    public IReadOnlyList<Host> Watchers(Host lost) => [.. (spec.Endpoint.Kind == EndpointKind.Local
        ? spec.Nodes
        : spec.Hosts.Any(host => host.Login.Jumps.Count > 0) ? spec.ControlPlanes : []).Where(host => host != lost)];

    private List<Host> EtcdMembers => [.. spec.IsEtcdExternal ? spec.EtcdHosts : spec.ControlPlanes];

    private bool IsDedicatedBalancer(Host host) => spec.Endpoint.Kind == EndpointKind.Keepalived && !host.Is(HostRole.ControlPlane) && spec.Balancers.Contains(host);

    private bool IsOnTheWay(Host host) => spec.Hosts.Any(other => other != host
        && other.Login.Jumps.Any(jump => jump.Address == host.Name.ToString() || jump.Address == host.Address.ToString()));
}

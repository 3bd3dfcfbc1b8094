using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>TCP ports that a host's roles need.</summary>
internal static class RolePorts
{
    public static IReadOnlyList<RolePort> Of(ClusterSpec spec, Host host) =>
    [
        .. host.Is(HostRole.ControlPlane) ? OfControlPlane : [],
        .. host.Is(HostRole.ControlPlane) && !spec.IsEtcdExternal ? OfEtcdInPods : [],
        .. host.Is(HostRole.Etcd) ? spec.EtcdInstances.SelectMany(OfEtcd) : [],
        .. host.IsNode ? OfNode : [],
        .. spec.Balancers.Contains(host) ? [new RolePort(spec.Endpoint.Port, "the endpoint", ["haproxy", "nginx"], spec.Endpoint.Kind != EndpointKind.Local)] : (RolePort[])[],
    ];

    private static readonly IReadOnlyList<RolePort> OfControlPlane =
    [
        new(6443, "the API server", ["kube-apiserver"], true),
        new(10257, "the controller manager", ["kube-controller-manager"], false),
        new(10259, "the scheduler", ["kube-scheduler"], false),
    ];

    private static readonly IReadOnlyList<RolePort> OfEtcdInPods =
    [
        new(2379, "etcd's clients", ["etcd"], true),
        new(2380, "etcd's members", ["etcd"], true),
        new(2381, "etcd's health", ["etcd"], false),
    ];

    private static readonly IReadOnlyList<RolePort> OfNode =
    [
        new(10250, "the kubelet", ["kubelet"], true),
        new(10248, "the kubelet's health", ["kubelet"], false),
        new(10249, "kube-proxy's metrics", ["kube-proxy"], false),
        new(10256, "kube-proxy's health", ["kube-proxy"], false),
    ];

    private static IEnumerable<RolePort> OfEtcd(EtcdInstance instance) =>
    [
        new(instance.ClientPort, $"{instance}'s clients", ["etcd"], true),
        new(instance.PeerPort, $"{instance}'s members", ["etcd"], true),
        new(instance.HealthPort, $"{instance}'s health", ["etcd"], false),
    ];
}

/// <summary>A TCP port that a role needs.</summary>
/// <param name="Programs">Those to which it belongs.</param>
/// <param name="IsRemote">Other hosts connect to it.</param>
internal sealed record RolePort(int Port, string Purpose, IReadOnlyList<string> Programs, bool IsRemote)
{
    // The kernel keeps fifteen letters of a process's name.
    private const int KeptLetters = 15;

    public bool BelongsTo(string process) => Programs.Any(program => program == process || (program.Length > KeptLetters && program[..KeptLetters] == process));
}

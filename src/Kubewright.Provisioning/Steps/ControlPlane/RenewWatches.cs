using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Steps.Endpoint;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>
/// Nobody listens in vain. When the second control plane joins, etcd has no leader until its new member runs, and the API servers that were there start their watch caches
/// anew. A watch that is opened at that moment hears nothing any more before it times out, up to ten minutes later: a kube-proxy knows no new service, a kubelet no new pod
/// (kubernetes/kubernetes issue 116122, mended in 1.27). So such an API server is started once more when all have joined, and its clients watch anew.
/// </summary>
public sealed class RenewWatches : IStep
{
    // A node is registered just before its member comes to etcd, or as soon as that can write again. What ends watches later, as the loss of hosts, is another matter.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(2);

    public string Title => "Renew watches that may have gone deaf";

    public TimeSpan Settle => TimeSpan.FromMinutes(2);

    /// <summary>Whether a cluster's API servers have the fault and a reason to run into it.</summary>
    public static bool Concerns(ClusterSpec spec) => !spec.KubernetesVersion.IsAtLeast(1, 27) && !spec.IsEtcdExternal && spec.ControlPlanes.Skip(1).Any();

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new ApiServerWatches()), new(host, new ComponentHealth()), new(blueprint.Leader, new ClusterNodes())];

    public Decision Decide(Situation situation)
    {
        var watches = situation.Ask(new ApiServerWatches());
        if (situation.Ask(situation.Leader, new ClusterNodes()) is not { } nodes || watches.Started is not { } started)
        {
            return new Decision.Later("its API server does not run yet");
        }

        if (situation.Spec.ControlPlanes.FirstOrDefault(host => nodes.All(node => node.Name != host.ToString())) is { } missing)
        {
            return new Decision.Later($"once {missing} has joined");
        }

        if (SecondOf(situation, nodes) is { } joined && joined.Created > started && watches.Ended is { } ended && (ended - joined.Created.Value).Duration() < Near)
        {
            // Safe: the others serve meanwhile, and it belongs to the join.
            return new Decision.Change(
                $"its API server ended all watches at {ended:HH:mm:ss} UTC, when etcd had no leader as {joined.Name} joined; some that were opened then hear nothing",
                [ComponentRestart.Of("kube-apiserver")]);
        }

        var health = situation.Ask(new ComponentHealth()).GetValueOrDefault("kube-apiserver", "no answer");
        return health == "ok" ? new Decision.Satisfied("no watch was cut off by a join") : new Decision.Later($"its API server: {health}");
    }

    // From one member to two, etcd is without a leader until the second one runs; from two to three it is not. So only whoever was alone is concerned.
    private static NodeState? SecondOf(Situation situation, IReadOnlyList<NodeState> nodes) =>
        nodes.Where(node => situation.Spec.ControlPlanes.Any(host => host.ToString() == node.Name)).OrderBy(node => node.Created).ToList() is [var first, var second, ..]
            && first.Name == situation.Host.ToString() ? second : null;
}

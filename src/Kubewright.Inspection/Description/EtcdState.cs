using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>How many members etcd has, how many work, and so how many more may be lost.</summary>
/// <param name="IsByPods">Counted by pods against control planes, for want of etcd's own list.</param>
internal sealed record EtcdState(EtcdKind Kind, int? Members, int? Working, bool IsByPods, IReadOnlyList<Proof> Proofs)
{
    public int? Quorum => (Members / 2) + 1;

    public int? Survives => Working - Quorum;

    public static EtcdState Of(ClusterView view)
    {
        var kind = KindOf(view);
        var voters = view.Readings.EtcdMembers.Where(member => member.IsLearner != true).ToList();
        if (voters.Count > 0)
        {
            // A member that said itself who it is works; of one that nobody asked it is not known.
            var known = voters.All(member => Works(member, view) is not null);
            return new EtcdState(kind, voters.Count, known ? voters.Count(member => Works(member, view) == true) : null, false, [.. voters.SelectMany(member => member.Proofs)]);
        }

        var pods = view.Pods("etcd").ToList();
        var planes = view.ControlPlanes.Count;
        if (kind == EtcdKind.Stacked && pods.Count > 0 && planes > 0)
        {
            return ByPods(view, kind, pods);
        }

        // No list and no pods: what the control planes say of their own etcd.
        var healths = view.ControlPlanes.Select(machine => view.Health("etcd", machine)).ToList();
        return kind == EtcdKind.Stacked && planes > 0 && healths.All(health => health is not null)
            ? new EtcdState(kind, planes, healths.Count(health => health!.IsWell), true, [.. healths.SelectMany(health => health!.Proofs)])
            : new EtcdState(kind, null, null, false, []);
    }

    // While the API answers, a majority works, whatever the pods look like.
    private static EtcdState ByPods(ClusterView view, EtcdKind kind, List<PodReading> pods)
    {
        var states = pods.Select(pod => (bool?)ClusterView.Works(pod, view.Machines.FirstOrDefault(machine => view.Pod("etcd", machine) == pod))).ToList();
        var members = Math.Max(view.ControlPlanes.Count, pods.Count);
        var isClear = states.All(works => works is not null) && !view.ControlPlanes.Any(machine => ClusterView.IsYoung(machine) && view.Pod("etcd", machine) is null);
        int? working = isClear ? states.Count(works => works == true) : null;
        if (view.Readings.Nodes.Count > 0 && view.ApiGap is null && working < (members / 2) + 1)
        {
            working = null;
        }

        return new EtcdState(kind, members, working, true, [.. pods.SelectMany(pod => pod.Proofs)]);
    }

    /// <summary>Whether a member works; null where nobody knows.</summary>
    public static bool? Works(EtcdMemberReading member, ClusterView view) => member.HasStarted == false ? false
        : member.IsHealthy ?? (view.Machines.FirstOrDefault(machine => machine.Is(member.Host ?? member.Name)) is { } machine
            ? view.Health("etcd", machine)?.IsWell ?? ClusterView.Works(view.Pod("etcd", machine), machine)
            : null);

    private static IEnumerable<string> Urls(ClusterView view) =>
        view.Readings.Settings.ExternalEtcd.SelectMany(sighted => sighted.Value).Concat(view.CommandLines("kube-apiserver").SelectMany(server => server.Flags!.GetValueOrDefault("etcd-servers", "").Split(',')));

    private static EtcdKind KindOf(ClusterView view)
    {
        if (view.Readings.Hosts.Any(host => host.Processes?.Keys.Any(name => name is "k3s" or "rke2") == true) || view.Machines.Any(machine => machine.KubeletVersion?.Contains("+k3s", StringComparison.Ordinal) == true))
        {
            return EtcdKind.Embedded;
        }

        return view.IsEtcdStacked switch
        {
            true => EtcdKind.Stacked,
            false => view.ControlPlanes.Any(machine => machine.Host?.Units?.ContainsKey("etcd") == true || machine.Host?.Processes?.ContainsKey("etcd") == true || view.Readings.EtcdMembers.Any(member => machine.Is(member.Host)) || Urls(view).Any(url => machine.Address is { } address && url.Contains($"//{address}:", StringComparison.Ordinal)))
                ? EtcdKind.HostService : EtcdKind.External,
            null => EtcdKind.Unknown,
        };
    }
}

using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Where etcd runs, how its members stand against the control planes, and how many losses it survives.</summary>
internal sealed class EtcdDescriber : IDescriber
{
    public string Section => "etcd";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var state = EtcdState.Of(view);
        return [Kind(view, state), Quorum(view, state), .. Missing(view, state), .. view.Readings.EtcdMembers.SelectMany(member => Member(member, view)), .. Leader(view), .. Surplus(view)];
    }

    private static Statement Kind(ClusterView view, EtcdState state)
    {
        var proofs = state.Proofs.Concat(view.CommandLines("kube-apiserver").SelectMany(server => server.ProofsOf("etcd-servers"))).ToList();
        var urls = view.Readings.Settings.ExternalEtcd.Select(sighted => string.Join(", ", sighted.Value))
            .Concat(view.CommandLines("kube-apiserver").Select(server => server.Flags!.GetValueOrDefault("etcd-servers"))).FirstOrDefault(text => text is not null);
        var statement = state.Kind switch
        {
            EtcdKind.Stacked => Say.Fine("etcd-kind", EtcdWords.Stacked, proofs),
            EtcdKind.HostService => Say.Fine("etcd-kind", EtcdWords.HostService, proofs),
            EtcdKind.External => Say.Fine("etcd-kind", EtcdWords.External(urls ?? "?"), proofs),
            EtcdKind.Embedded => Say.Fine("etcd-kind", EtcdWords.Embedded("k3s/rke2"), view.Machines.SelectMany(machine => machine.Proofs)),
            _ => Say.Unknown("etcd-kind", EtcdWords.UnknownKind),
        };
        return statement.With(("kind", state.Kind.ToString().ToLowerInvariant()));
    }

    private static Statement Quorum(ClusterView view, EtcdState state)
    {
        if (state.Members is not { } members)
        {
            var trouble = view.Readings.Healths.FirstOrDefault(health => health.Component == "etcd-members");
            return Say.Unknown("etcd-quorum", EtcdWords.MembersUnknown(trouble?.Answer ?? view.ApiGap?.Why), trouble?.Proofs);
        }

        if (state is not { Working: { } working, Quorum: { } quorum, Survives: { } survives })
        {
            return Say.Unknown("etcd-quorum", EtcdWords.QuorumUnknown(members), state.Proofs).With(("members", members), ("quorum", state.Quorum));
        }

        var sentence = EtcdWords.Quorum(members, working, quorum, survives);
        var statement = survives < 0 ? Say.Bad("etcd-quorum", sentence, state.Proofs, 100)
            : survives == 0 && members > 1 ? Say.Bad("etcd-quorum", sentence, state.Proofs, working < members ? 95 : 60)
            : survives == 0 ? Say.Odd("etcd-quorum", sentence, state.Proofs, 30)
            : Say.Fine("etcd-quorum", sentence, state.Proofs);
        statement = statement.With(("members", members), ("working", working), ("quorum", quorum), ("survives", survives), ("controlPlanes", view.ControlPlanes.Count));
        return state.IsByPods ? statement.Because(EtcdWords.ByPods) : statement;
    }

    // Pods are the API's mirrors of the kubelets' static pods: where one is missing, the kubelet did not make it.
    private static IEnumerable<Statement> Missing(ClusterView view, EtcdState state)
    {
        var without = view.ControlPlanes.Where(machine => view.Pod("etcd", machine) is null && view.Health("etcd", machine)?.IsWell != true && !ClusterView.IsYoung(machine)).ToList();
        if (state.Kind == EtcdKind.Stacked && view.Covers(Coverage.SystemPods) && without.Count > 0)
        {
            var names = string.Join(", ", without.Select(machine => machine.Name));
            yield return Say.Bad("etcd-pods-missing", EtcdWords.FewerPods(view.Pods("etcd").Count(), view.ControlPlanes.Count, names), view.Pods("etcd").SelectMany(pod => pod.Proofs), 94)
                .About(names).Because(EtcdWords.BrokenBelow(names)).Then(EtcdWords.LookBelow(names)).With(("missing", names));
        }
    }

    private static IEnumerable<Statement> Member(EtcdMemberReading member, ClusterView view)
    {
        var name = member.Name is { Length: > 0 } known ? known : member.Id;
        if (member.HasStarted == false)
        {
            yield return Say.Bad("etcd-member-never-started", EtcdWords.NeverStarted(string.Join(", ", member.PeerUrls ?? [])), member.Proofs, 80).About(name);
        }
        else if (EtcdState.Works(member, view) == false)
        {
            yield return Say.Bad("etcd-member-down", EtcdWords.MemberDown(name, member.Trouble ?? "?"), member.Proofs, 88).About(name).Then(EtcdState.Of(view).Kind == EtcdKind.Stacked ? EtcdWords.LookBelow(member.Host ?? name) : EtcdWords.LookAtService(member.Host ?? name));
        }

        if (member.IsLearner == true)
        {
            yield return Say.Odd("etcd-learner", EtcdWords.Learner(name), member.Proofs, 50).About(name);
        }
    }

    private static IEnumerable<Statement> Leader(ClusterView view)
    {
        var members = view.Readings.EtcdMembers;
        if (members.FirstOrDefault(member => member.IsLeader == true) is { } leader)
        {
            yield return Say.Fine("etcd-leader", EtcdWords.Leader(leader.Name ?? leader.Id), leader.Proofs).With(("leader", leader.Name));
        }

        if (members.Select(member => member.Version).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } versions)
        {
            yield return Say.Fine("etcd-version", EtcdWords.Versions(string.Join(", ", versions)), members.SelectMany(member => member.Proofs)).With(("versions", string.Join(",", versions)));
        }

        foreach (var large in members.Where(member => member.DatabaseSize > 1500L << 20))
        {
            yield return Say.Odd("etcd-large", EtcdWords.Size(large.Name ?? large.Id, large.DatabaseSize!.Value / 1048576.0), large.Proofs, 50).About(large.Name);
        }
    }

    private static IEnumerable<Statement> Surplus(ClusterView view)
    {
        var members = view.Readings.EtcdMembers.Count;
        if (view.IsEtcdStacked == true && view.ControlPlanes.Count > 0 && view.Covers(Coverage.Nodes) && members > view.ControlPlanes.Count)
        {
            yield return Say.Bad("etcd-surplus-member", EtcdWords.MoreMembers(members, view.ControlPlanes.Count), view.Readings.EtcdMembers.SelectMany(member => member.Proofs), 75).Because(EtcdWords.MoreMembersWhy);
        }
    }
}

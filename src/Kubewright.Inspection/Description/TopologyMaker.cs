using Kubewright.Inspection.Description.Wording;

namespace Kubewright.Inspection.Description;

/// <summary>Draws the topology out of a view.</summary>
internal static class TopologyMaker
{
    public static Topology Make(ClusterView view)
    {
        var (endpoint, etcd) = (EndpointState.Of(view), EtcdState.Of(view));
        return new Topology(endpoint is null ? null : Endpoint(view, endpoint), Etcd(view, etcd), [.. view.Machines.OrderBy(machine => machine.IsControlPlane == true ? 0 : 1).ThenBy(machine => machine.Name, StringComparer.Ordinal).Select(machine => Host(view, machine, endpoint, etcd))]);
    }

    private static EndpointPicture Endpoint(ClusterView view, EndpointState endpoint) => new()
    {
        Server = endpoint.Server.ToString().TrimEnd('/'),
        Kind = endpoint.Kind,
        Description = endpoint.Description,
        State = endpoint.Kind == EndpointKind.Unknown ? StatementState.Unknown
            : endpoint.Kind == EndpointKind.SingleNode && view.ControlPlanes.Count > 1 ? StatementState.Odd
            : endpoint.Kind is EndpointKind.KubeVip or EndpointKind.Keepalived && endpoint.Holders is { } holders && holders.Count != 1 ? StatementState.Bad
            : StatementState.Fine,
        Holders = endpoint.Holders,
        Proofs = endpoint.Proofs,
    };

    private static EtcdPicture Etcd(ClusterView view, EtcdState etcd) => new()
    {
        Kind = etcd.Kind,
        Members = etcd.Members,
        Working = etcd.Working,
        Quorum = etcd.Quorum,
        Survives = etcd.Survives,
        State = etcd.Survives switch { null => StatementState.Unknown, < 0 => StatementState.Bad, 0 when etcd.Members > 1 => StatementState.Bad, 0 => StatementState.Odd, _ => etcd.Working < etcd.Members ? StatementState.Odd : StatementState.Fine },
        MemberList = [.. view.Readings.EtcdMembers.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => new EtcdMemberPicture(
            member.Name is { Length: > 0 } name ? name : member.Id,
            view.Machines.FirstOrDefault(machine => machine.Is(member.Host ?? member.Name))?.Name,
            State(EtcdState.Works(member, view)),
            member.HasStarted == false ? PictureWords.NeverStarted : Word(EtcdState.Works(member, view), null),
            member.IsLeader))],
    };

    private static HostPicture Host(ClusterView view, Machine machine, EndpointState? endpoint, EtcdState etcd)
    {
        var hasEtcd = etcd.Kind is EtcdKind.Stacked or EtcdKind.HostService && (machine.IsControlPlane == true || view.Pod("etcd", machine) is not null);
        var components = machine.IsControlPlane == true && etcd.Kind != EtcdKind.Embedded
            ? ((string[])[.. ClusterView.ControlPlaneComponents, .. hasEtcd ? ["etcd"] : Array.Empty<string>()]).Select(component => Component(ComponentState.Of(view, component, machine))).ToList()
            : [];
        components.AddRange(Services(view, machine));
        var (state, trouble) = machine.Node is { IsReady: false } ? (StatementState.Bad, PictureWords.NotReady)
            : machine.Host is { IsReached: false } ? (machine.Node?.IsReady == true ? StatementState.Odd : StatementState.Bad, PictureWords.NotReached)
            : components.FirstOrDefault(component => component.State == StatementState.Bad) is { } broken ? (StatementState.Bad, Phrase.Same($"{broken.Id}: ").With(broken.Word))
            : machine.Node?.IsReady == true || machine.Host?.IsReached == true ? (StatementState.Fine, (Phrase?)null)
            : (StatementState.Unknown, PictureWords.NotKnown);
        return new HostPicture
        {
            Name = machine.Name,
            Roles = [.. machine.IsControlPlane == true ? ["control-plane"] : machine.IsControlPlane == false ? ["worker"] : Array.Empty<string>(), .. hasEtcd ? ["etcd"] : Array.Empty<string>()],
            State = state,
            Trouble = trouble,
            Address = machine.Address,
            Version = machine.KubeletVersion,
            HoldsVirtualAddress = machine.Host?.Addresses is null || endpoint?.Holders is null ? null : endpoint.Holders.Contains(machine.Name),
            Components = components,
            Proofs = machine.Proofs,
        };
    }

    private static ComponentPicture Component(ComponentState state) => new()
    {
        Id = state.Component,
        State = State(state.Works),
        Word = state.IsMissing ? PictureWords.Missing : Word(state.Works, state.What),
        Restarts = state.Restarts,
        Proofs = state.Proofs,
    };

    private static IEnumerable<ComponentPicture> Services(ClusterView view, Machine machine)
    {
        if (machine.Host?.Units?.GetValueOrDefault("kubelet") is { } kubelet)
        {
            yield return new ComponentPicture { Id = "kubelet", State = State(kubelet == "active"), Word = kubelet == "active" ? PictureWords.Running : Phrase.Same(kubelet) };
        }
        else if (machine.Node?.IsReady is { } ready)
        {
            bool? works = ready && machine.Host?.IsReached == false ? null : ready;
            yield return new ComponentPicture { Id = "kubelet", State = State(works), Word = works == false ? PictureWords.NotReady : Word(works, null), Proofs = machine.Node.Proofs };
        }

        if (view.Pod("kube-proxy", machine) is { } proxy)
        {
            yield return new ComponentPicture { Id = "kube-proxy", State = State(ClusterView.Works(proxy, machine)), Word = Word(ClusterView.Works(proxy, machine), proxy.Trouble), Restarts = proxy.Restarts, Proofs = proxy.Proofs };
        }

        foreach (var unit in (string[])["keepalived", "haproxy", "nginx"])
        {
            if (machine.Host?.Units?.GetValueOrDefault(unit) is { } word && word != "inactive")
            {
                yield return new ComponentPicture { Id = unit == "keepalived" ? unit : "load-balancer", State = State(word == "active"), Word = word == "active" ? PictureWords.Running : Phrase.Same(word) };
            }
        }
    }

    private static Phrase With(this Phrase first, Phrase second) => new(first.English + second.English, first.Chinese + second.Chinese);

    private static StatementState State(bool? works) => works switch { true => StatementState.Fine, false => StatementState.Bad, null => StatementState.Unknown };

    private static Phrase Word(bool? works, string? what) => works switch { true => PictureWords.Running, false => what is { Length: > 0 and <= 40 } ? Phrase.Same(what) : PictureWords.Down, null => PictureWords.NotKnown };
}

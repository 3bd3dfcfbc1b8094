using Kubewright.Core.Endpoints;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Steps.Endpoint;
using Kubewright.Provisioning.Steps.Hosts;
using Kubewright.Provisioning.Steps.Network;
using Kubewright.Provisioning.Steps.Runtime;

namespace Kubewright.Provisioning.Phases;

/// <summary>
/// What <c>endpoint move</c> does, in order: the wanted endpoint stands beside the former one before anybody uses it, everybody uses it before the former one goes. So a
/// move may end at any point, and be gone on with, or taken back by a move the other way round.
/// </summary>
public static class MovePhases
{
    public static IReadOnlyList<Phase> For(Blueprint blueprint, EndpointMove move, EndpointMoveNote note) =>
        [.. ToSwitch(blueprint, move, note with { IsDone = false }), .. Retirement(blueprint, move, note with { IsDone = true })];

    /// <summary>Up to where everybody uses the wanted endpoint, and both stand.</summary>
    public static IReadOnlyList<Phase> ToSwitch(Blueprint blueprint, EndpointMove move, EndpointMoveNote note)
    {
        var controlPlanes = move.To.ControlPlanes.ToList();
        var begin = new Phase { Title = "Note the move", Hosts = controlPlanes, Steps = [new NoteMove(note)] };
        var backUp = new Phase { Title = "Back up", Hosts = move.Hosts, After = [begin], Steps = [new BackUpForMove(move)] };
        var prepare = new Phase
        {
            Title = "Prepare new balancers",
            Hosts = move.Added,
            After = [begin],
            Steps = [new SetHostname(), new DisableSwap(), new LoadKernelModules(), new SetSysctls(), .. move.To.Time.Kind == TimeKind.Keep ? [] : (IStep[])[new ConfigureTime()]],
        };

        // A name that both endpoints have means the former one until everything else is ready.
        var name = new Phase { Title = "Know both endpoints", Hosts = move.Hosts, After = [backUp], Steps = [new WriteHostsBlock(move.From, move.To)] };
        var raise = new Phase { Title = "Raise the wanted endpoint", Hosts = Standing(move.To), After = [backUp, prepare], Steps = [new InstallPackages(), new AllowBalancer(), .. Serving(move, move.From)] };
        var answer = new Phase
        {
            Title = "Await the wanted endpoint",
            Hosts = [.. move.To.Nodes],
            After = [raise, name],
            Steps = [new AwaitVirtualAddress(), new AwaitEndpoint()],
        };
        var certify = new Phase { Title = "Extend certificates", Hosts = controlPlanes, After = [answer], OneByOne = true, Steps = [new CertifyApiServer(move, narrows: false)] };
        var configure = new Phase { Title = "Name the endpoint in the cluster", Hosts = [blueprint.Leader], After = [certify], Steps = [new NameEndpointInCluster(move, narrows: false)] };
        var switchNodes = new Phase { Title = "Move the nodes", Hosts = [.. move.To.Nodes], After = [configure], OneByOne = true, Steps = Switching(move) };
        var proxies = new Phase { Title = "Move kube-proxy", Hosts = [blueprint.Leader], After = [switchNodes], Steps = [new MoveKubeProxy(move)] };
        return [begin, backUp, prepare, name, raise, answer, certify, configure, switchNodes, proxies];
    }

    /// <summary>From there to where only the wanted one is left.</summary>
    public static IReadOnlyList<Phase> Retirement(Blueprint blueprint, EndpointMove move, EndpointMoveNote note)
    {
        var mentions = new Phase { Title = "Look for what names the former endpoint", Hosts = [blueprint.Leader], Steps = [new FindOtherMentions(move)] };
        var disuse = new Phase { Title = "Await that nobody uses the former endpoint", Hosts = [.. move.To.Nodes], After = [mentions], Steps = [new AwaitDisuse(move)] };
        var retire = new Phase
        {
            Title = "Retire the former endpoint",
            Hosts = Standing(move.From),
            After = [disuse],
            Steps = [new RetireFormerServices(move), .. move.From.Endpoint.Kind == EndpointKind.KubeVip && move.To.Endpoint.Kind != EndpointKind.KubeVip ? [new RetireKubeVip(move)] : (IStep[])[]],
        };
        var serve = new Phase { Title = "Serve the wanted endpoint alone", Hosts = Standing(move.To), After = [retire], Steps = Serving(move, former: null) };
        var forget = new Phase { Title = "Know the wanted endpoint alone", Hosts = move.To.Hosts, After = [serve], Steps = [new WriteHostsBlock()] };
        var narrow = new Phase
        {
            Title = "Narrow certificates",
            Hosts = [.. move.To.ControlPlanes],
            After = [serve],
            OneByOne = true,
            Steps = [new CertifyApiServer(move, narrows: true)],
        };
        var configure = new Phase { Title = "Narrow kubeadm's configuration", Hosts = [blueprint.Leader], After = [narrow], Steps = [new NameEndpointInCluster(move, narrows: true)] };
        var done = new Phase { Title = "Note the end of the move", Hosts = [.. move.To.ControlPlanes], After = [forget, configure], Steps = [new NoteMove(note)] };
        return [mentions, disuse, retire, serve, forget, narrow, configure, done];
    }

    private static IReadOnlyList<IStep> Switching(EndpointMove move) =>
        [new WriteHostsBlock(move.To, move.From), new MoveKubeconfigs(move), new RestartMovedComponents(), new RestartMovedKubelet(move)];

    /// <summary>What moves a cluster of one control plane, made a moment ago at its own address, before anybody joins it.</summary>
    internal static IReadOnlyList<IStep> Staged(ClusterSpec staging, ClusterSpec spec)
    {
        var move = new EndpointMove("staged", staging, spec);
        return
        [
            new AwaitEndpoint(), new NameEndpointInCluster(move, narrows: false), new MoveKubeconfigs(move), new RestartMovedComponents(),
            new RestartMovedKubelet(move, isNew: true), new MoveKubeProxy(move),
        ];
    }

    /// <summary>The hosts on which something of ours makes an endpoint.</summary>
    private static IReadOnlyList<Host> Standing(ClusterSpec spec) => [.. spec.Balancers.Concat(spec.AddressHolders).DistinctBy(host => host.Name)];

    private static IReadOnlyList<IStep> Serving(EndpointMove move, ClusterSpec? former) => move.To.Endpoint.Kind switch
    {
        EndpointKind.KubeVip => [new ImportImages(), new PullKubeVip(), new RunKubeVip()],
        EndpointKind.Keepalived => [new ConfigureBalancer(former: former), new ConfigureKeepalived(former)],
        _ => [new ConfigureBalancer(former: former)],
    };
}

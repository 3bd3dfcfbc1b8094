using System.Net;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>The kubelet has taken up its kubeconfig, is connected to the endpoint, and its node is ready. Pods run on meanwhile.</summary>
/// <param name="isNew">Whether the cluster is only being made: its network, without which no node is ready, may come later.</param>
public sealed class RestartMovedKubelet(EndpointMove move, bool isNew = false) : IStep
{
    // A name may mean another address since its file was written.
    private static readonly UnitStatus Unit = new("kubelet.service", $"{ClusterKubeconfigs.Kubelet} /etc/hosts");

    public string Title => "Restart the kubelet";

    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        new(host, Unit), new(host, new KubeletState()), new(host, new ClusterKubeconfigs()), new(blueprint.Leader, new ClusterNodes()),
        .. Connections is { } connections ? [new Need(host, connections)] : (Need[])[],
    ];

    private ClientConnections? Connections => move.To.Endpoint is { Kind: EndpointKind.External, Address: null } ? null : new(move.To.EndpointAddress.ToString(), move.To.Endpoint.Port);

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterKubeconfigs()).FirstOrDefault(file => file.Path == ClusterKubeconfigs.Kubelet) is { } file && file.Server != move.To.EndpointServer)
        {
            return new Decision.Later($"{file.Path} does not name {move.To.EndpointServer} yet");
        }

        if (!situation.Ask(Unit).IsUpToDate)
        {
            return new Decision.Change("has not taken up its kubeconfig", [new HostAction.SetUnit("kubelet.service", UnitState.Restarted)]) { Risk = Risk.Disruptive };
        }

        if (situation.Ask(new KubeletState()) is not "ok" and var said)
        {
            return new Decision.Later($"the kubelet is not well: {said}");
        }

        if (Connections is { } connections && !situation.Ask(connections).Contains("kubelet"))
        {
            return new Decision.Later($"the kubelet is not connected to {new IPEndPoint(move.To.EndpointAddress, move.To.Endpoint.Port)} yet");
        }

        var node = situation.Ask(situation.Leader, new ClusterNodes())?.FirstOrDefault(node => node.Name == situation.Host.ToString());
        return node is { IsReady: true } || (isNew && node is not null) ? new Decision.Satisfied("uses the endpoint") : new Decision.Later(node is null ? "the cluster does not know the node" : $"the node is not ready: {node.Message}");
    }
}

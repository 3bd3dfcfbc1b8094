using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>
/// The cluster knows no node of a host whose join was cut off. kubeadm refuses to join a host whose node from the attempt before still counts as ready, and it
/// does so for most of a minute after its kubelet was stopped.
/// </summary>
public sealed class RemoveCutOffNodes : IStep
{
    public string Title => "Remove nodes of joins that were cut off";

    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterNodes()), .. blueprint.Spec.Nodes.Select(peer => new Need(peer, new KubeadmState()))];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterNodes()) is not { } nodes)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var cutOff = situation.Spec.Nodes
            .Where(host => situation.Ask(host, new KubeadmState()).AttemptUnderWay && nodes.Any(node => node.Name == host.ToString()))
            .ToList();
        var names = string.Join(' ', cutOff);
        return cutOff.Count == 0
            ? new Decision.Satisfied("none")
            : new Decision.Change(
                $"{string.Join(", ", cutOff)} registered before the join was done",
                [
                    new HostAction.RunCommand(new Command
                    {
                        Title = $"kubectl delete node {names}",
                        Script = $"{ClusterNodes.Kubectl} delete node --ignore-not-found {names}",
                        Timeout = TimeSpan.FromMinutes(1),
                    }),
                ]);
    }
}

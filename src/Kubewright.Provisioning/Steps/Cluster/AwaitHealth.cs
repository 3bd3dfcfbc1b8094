using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>Every node is ready, every component of every control plane says ok, every other pod of kube-system is well. What does not become so fails the run.</summary>
public sealed class AwaitHealth : IStep
{
    public string Title => "Wait until nodes and components are healthy";

    public TimeSpan Settle => TimeSpan.FromMinutes(4);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        new(host, new ClusterNodes()), new(host, new SystemPods()), .. blueprint.Spec.ControlPlanes.Select(peer => new Need(peer, new ComponentHealth())),
    ];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterNodes()) is not { } nodes || situation.Ask(new SystemPods()) is not { } pods)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var spec = situation.Spec;
        var absent = spec.Nodes.Where(host => nodes.All(node => node.Name != host.ToString())).Select(host => $"{host} is not in the cluster");
        var unwell =
            from host in spec.ControlPlanes
            from component in situation.Ask(host, new ComponentHealth())
            where component.Value != "ok" && KubeadmTraces.PodsOf(spec).Contains(component.Key)
            select $"{component.Key} on {host}: {component.Value}";

        // Without a pod network, nodes and most pods cannot be ready; the user has said that it comes from elsewhere.
        var waiting = spec.Networking.Cni == CniKind.None
            ? []
            : nodes.Where(node => !node.IsReady).Select(node => $"node {node.Name}: {node.Message}")
                .Concat(pods.Where(pod => !pod.IsWell && !pod.IsStatic).Select(pod => $"pod {pod.Name}: {pod.Trouble}"));
        var troubles = absent.Concat(unwell).Concat(waiting).ToList();
        return troubles.Count == 0 ? new Decision.Satisfied("all well") : new Decision.Later(string.Join("; ", troubles.Take(6)));
    }
}

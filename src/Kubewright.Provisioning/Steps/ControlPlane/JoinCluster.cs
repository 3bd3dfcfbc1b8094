using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Hopeless;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>The host is a node of the cluster; a control plane serves it too.</summary>
public sealed class JoinCluster(HostRole role) : IStep
{
    public string Title => role == HostRole.ControlPlane ? "Join as a control plane" : "Join as a worker";

    // Long enough for the cluster to find out that a kubelet is gone (node-monitor-grace-period: 40 s up to 1.31, 50 s since).
    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new KubeadmState()), new(blueprint.Leader, new ClusterCa()), new(blueprint.Leader, new ClusterNodes())];

    public Decision Decide(Situation situation)
    {
        var traces = situation.Ask(new KubeadmState());
        var nodes = situation.Ask(situation.Leader, new ClusterNodes());
        var name = situation.Host.Name.ToString();
        if (role == HostRole.ControlPlane ? traces.IsControlPlane : traces.IsNode)
        {
            return nodes is null || nodes.Any(node => node.Name == name)
                ? new Decision.Satisfied("has joined")
                : new Decision.Blocked($"{name} believes it has joined, but the cluster does not know it", $"reset {name}, then run again");
        }

        if (!traces.IsUntouched && !traces.AttemptUnderWay)
        {
            return ForeignRemains.Blocked(traces);
        }

        if (nodes is null || situation.Ask(situation.Leader, new ClusterCa()) is not { } authority)
        {
            return new Decision.Later($"joins once {situation.Leader} serves the cluster");
        }

        if (traces.IsUntouched && nodes.Any(node => node.Name == name && node.IsReady))
        {
            return new Decision.Later($"the cluster counts a node {name} as ready: that of an attempt that was cut off, or another machine with this name");
        }

        var config = KubeadmConfig.ForJoin(situation.Spec, situation.Host, situation.Credentials, authority);
        return new Decision.Change(
            traces.AttemptUnderWay ? "a join was cut off before it was done" : "is not in the cluster",
            KubeadmRun.Actions("join", config, KubeadmWatch.OfJoin(situation.Spec.EndpointServer)));
    }
}

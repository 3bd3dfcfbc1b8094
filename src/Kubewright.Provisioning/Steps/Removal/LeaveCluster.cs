using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Steps.ControlPlane;

namespace Kubewright.Provisioning.Steps.Removal;

/// <summary>Nothing of the cluster is left on the host: no pods, no certificates, no data. The whole cluster goes, so etcd's members are not removed one by one.</summary>
public sealed class LeaveCluster : IStep
{
    public string Title => "Take the cluster off the host";

    public TimeSpan Settle => TimeSpan.FromSeconds(5);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new KubeadmState())];

    public Decision Decide(Situation situation) => situation.Ask(new KubeadmState()).IsUntouched
        ? new Decision.Satisfied("nothing there")
        : new Decision.Change("is part of a cluster", [new HostAction.RunCommand(Reset(situation.Spec))]) { Risk = Risk.Destructive };

    private static Command Reset(ClusterSpec spec) => new()
    {
        Title = "kubeadm reset",
        Timeout = TimeSpan.FromMinutes(5),
        Script = $"""
            {KubeadmReset.Script(spec.KubernetesVersion)} || exit
            systemctl stop kubelet
            rm -rf /etc/kubernetes {(spec.IsEtcdExternal ? "" : "/var/lib/etcd/* ")}/var/lib/kubelet/* /var/lib/cni {KubeadmState.AttemptFile}
            {VirtualAddressRemoval.Script(spec)}
            """,
    };
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>
/// The control planes that ask for a certificate themselves: the leader, and every one that serves the cluster already. The others get key and certificate from
/// kubeadm when they join, and would overwrite what they had.
/// </summary>
internal static class EtcdClients
{
    public static IEnumerable<Need> Needs(ClusterSpec spec) => spec.ControlPlanes.Select(host => new Need(host, new KubeadmState()));

    public static bool Asks(Situation situation, Host host) => host.Name == situation.Leader.Name || situation.Ask(host, new KubeadmState()).IsControlPlane;
}

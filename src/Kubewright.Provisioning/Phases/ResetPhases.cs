using Kubewright.Core.Plans;
using Kubewright.Provisioning.Steps.Removal;

namespace Kubewright.Provisioning.Phases;

/// <summary>What <c>reset</c> does: takes back exactly what <c>apply</c> made on the hosts. Hosts do not wait for each other.</summary>
public static class ResetPhases
{
    public static IReadOnlyList<Phase> For(Blueprint blueprint) =>
    [
        new Phase { Title = "Take the cluster down", Hosts = [.. blueprint.Spec.Nodes], Steps = [new LeaveCluster(), new RemoveTraffic()] },
        .. blueprint.Spec.IsEtcdExternal
            ? [new Phase { Title = "Take etcd down", Hosts = [.. blueprint.Spec.EtcdHosts], Steps = [new RemoveEtcd()] }]
            : (Phase[])[],
        new Phase { Title = "Restore hosts", Hosts = blueprint.Spec.Hosts, Steps = [new RestoreHost()] },
    ];
}

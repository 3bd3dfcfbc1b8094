using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>
/// The taint by which kubeadm keeps workloads off control planes: <c>master</c> up to 1.23, both in 1.24, <c>control-plane</c> from 1.25 on.
/// Source: kubeadm's enhancement proposal 2067 and the release notes of 1.24 and 1.25.
/// </summary>
internal static class RoleTaint
{
    private static readonly Taint Master = new("node-role.kubernetes.io/master", null, TaintEffect.NoSchedule);

    private static readonly Taint ControlPlane = new("node-role.kubernetes.io/control-plane", null, TaintEffect.NoSchedule);

    /// <summary>What any version may have left on a control plane.</summary>
    public static IReadOnlyList<Taint> Ever { get; } = [Master, ControlPlane];

    public static IReadOnlyList<Taint> Of(KubernetesVersion version) =>
        version.IsAtLeast(1, 25) ? [ControlPlane] : version.IsAtLeast(1, 24) ? [Master, ControlPlane] : [Master];
}

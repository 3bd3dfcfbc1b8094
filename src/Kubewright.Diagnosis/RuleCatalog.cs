using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Diagnosis.Rules.Access;
using Kubewright.Diagnosis.Rules.Cluster;
using Kubewright.Diagnosis.Rules.ControlPlane;
using Kubewright.Diagnosis.Rules.Etcd;
using Kubewright.Diagnosis.Rules.Hosts;
using Kubewright.Diagnosis.Rules.Network;

namespace Kubewright.Diagnosis;

/// <summary>All rules, in the order in which their verdicts are shown.</summary>
public static class RuleCatalog
{
    // Judged before hosts are touched, and of the cluster that stands.
    private static readonly ClockSkew Skew = new();

    /// <summary>What can be judged from hosts and cluster as they are.</summary>
    public static IReadOnlyList<IRule> Standing { get; } =
    [
        Skew,
        new TimeSourceLost(),
        new NodeNotReady(),
        new KubeletVersionDiffers(),
        new StaticPodMissing(),
        new SystemPodNotReady(),
        new EtcdMembersDiffer(),
        new EtcdWithoutLeader(),
        new AdminKubeconfigNamesAnotherServer(),
        new SuperAdminStillMounted(),
        new VirtualAddressNotOnOneHost(),
        new EndpointNotHealthy(),
        new ExternalEndpointSkipsControlPlane(),
    ];

    /// <summary>What can be judged while the acceptance workload runs.</summary>
    public static IReadOnlyList<IRule> Acceptance { get; } = [new PodNetworkBroken()];

    /// <summary>What stands between us and hosts; a part of <see cref="Preflight"/>.</summary>
    public static IReadOnlyList<IRule> Access { get; } =
    [
        new HostUnreachable(),
        new HostKeyChanged(),
        new HostKeyUnknown(),
        new LoginRefused(),
        new RootRefused(),
    ];

    /// <summary>What is judged of hosts before anything on them is changed.</summary>
    public static IReadOnlyList<IRule> Preflight { get; } =
    [
        .. Access,
        new DuplicateHostname(),
        new DuplicateMachineId(),
        new DuplicateProductUuid(),
        new DuplicateHardwareAddress(),
        new HostAddressElsewhere(),
        new SystemdMissing(),
        new ArchitectureUnsupported(),
        new KernelTooOld(),
        new KernelFeatureMissing(),
        new CgroupVersionUnfit(),
        new CgroupControllerMissing(),
        new ForeignClusterRemains(),
        new PortTaken(),
        new FileSystemUnfit(),
        new SwapStays(),
        new SelinuxWithoutContainers(),
        new FirewallClosesPorts(),
        new ResolverLoop(),
        new ResolverMissing(),
        Skew,
        new TimeServiceMissing(),
        new LowMemory(),
        new LowCpu(),
        new LowDisk(),
        new SlowEtcdDisk(),
        new VersionsDoNotFit(),
        new CidrOverlapsRoute(),
        new VirtualAddressTaken(),
        new ExternalEndpointOnHost(),
        new ExternalEndpointNotReachable(),
        new NameResolvesDifferently(),
        new PortNotReachable(),
        new MtuDiffers(),
    ];

    public static IReadOnlyList<IRule> All { get; } = [.. Standing, .. Acceptance, .. Preflight.Except(Standing)];

    /// <summary>The codes that a cluster file can name under <c>preflight.accept</c>.</summary>
    public static PreflightCodes PreflightCodes { get; } = new(
        [.. Preflight.Where(rule => rule.MayBeAccepted).Select(rule => rule.Code)],
        [.. Preflight.Where(rule => !rule.MayBeAccepted).Select(rule => rule.Code)]);
}

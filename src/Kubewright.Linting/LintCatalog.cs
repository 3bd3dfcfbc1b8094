using Kubewright.Linting.Rules.Balancers;
using Kubewright.Linting.Rules.Containerd;
using Kubewright.Linting.Rules.Haproxy;
using Kubewright.Linting.Rules.Keepalived;
using Kubewright.Linting.Rules.KubeVip;
using Kubewright.Linting.Rules.Kubeadm;
using Kubewright.Linting.Rules.Nginx;

namespace Kubewright.Linting;

/// <summary>All rules for files that people write by hand.</summary>
public static class LintCatalog
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new KeepalivedAddressOutsideNetwork(),
        new KeepalivedAddressesDiffer(),
        new KeepalivedCheckLooksAtProcess(),
        new KeepalivedCheckNotGiven(),
        new KeepalivedNoCheck(),
        new KeepalivedPasswordCut(),
        new KeepalivedPeerMissing(),
        new KeepalivedRouterIdsDiffer(),
        new KeepalivedSamePriority(),
        new KeepalivedScriptUndefined(),
        new KeepalivedScriptsUnsecured(),
        new KeepalivedTrivialPassword(),
        new KeepalivedWeightTooSmall(),
        new BalancerOneServer(),
        new BalancerPortsDiffer(),
        new BalancerTakesApiServerPort(),
        new NginxFewConnections(),
        new NginxNoFailureLimits(),
        new NginxNoTimeouts(),
        new NginxTerminatesTls(),
        new NginxTimeoutTooShort(),
        new HaproxyCheckTcpOnly(),
        new HaproxyCheckWithoutTls(),
        new HaproxyModeHttp(),
        new HaproxyNoTimeouts(),
        new HaproxyServerUnchecked(),
        new HaproxyTimeoutTooShort(),
        new KubeadmAddressNotInCertificate(),
        new KubeadmApiVersionUnfit(),
        new KubeadmArgumentsInWrongForm(),
        new KubeadmCgroupDriverNotSystemd(),
        new KubeadmEndpointDiffers(),
        new KubeadmEndpointIsOneNode(),
        new KubeadmEndpointMissing(),
        new KubeadmEndpointPortUnserved(),
        new KubeadmKeyOfOtherVersion(),
        new KubeadmNetworksOverlap(),
        new KubeadmPlaceholderAddress(),
        new KubeadmPlaceholderName(),
        new KubeadmSampleToken(),
        new KubeadmUnknownKey(),
        new ContainerdCriDisabled(),
        new ContainerdKeyOfOtherVersion(),
        new ContainerdPluginOfOtherVersion(),
        new ContainerdRegistryKeysRefused(),
        new ContainerdSandboxImageDiffers(),
        new ContainerdSystemdCgroupMisplaced(),
        new ContainerdSystemdCgroupOff(),
        new ContainerdVersionMissing(),
        new KubeVipAddressMissing(),
        new KubeVipAdminConfBeforeInit(),
        new KubeVipCapabilitiesMissing(),
        new KubeVipHostAliases(),
        new KubeVipHostNetworkMissing(),
        new KubeVipImageUnpinned(),
        new KubeVipInterfaceGuessed(),
        new KubeVipLeaseTimesInconsistent(),
        new KubeVipPrefixVariableIgnored(),
        new KubeVipSuperAdminConfLeft(),
    ];
}

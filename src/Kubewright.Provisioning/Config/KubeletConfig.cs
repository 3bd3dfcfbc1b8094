using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>The kubelet's configuration: what differs from the defaults of kubelet and kubeadm, the same for all nodes.</summary>
internal static class KubeletConfig
{
    /// <summary>KubeletConfiguration of kubelet.config.k8s.io/v1beta1, which every version from 1.20 on reads.</summary>
    public static YamlMap Document(ClusterSpec spec) =>
        YamlMap.Of(
            ("apiVersion", "kubelet.config.k8s.io/v1beta1"),
            ("kind", "KubeletConfiguration"),
            ("cgroupDriver", "systemd"),
            ("containerLogMaxSize", "10Mi"),
            ("containerLogMaxFiles", 5L),
            ("failSwapOn", true),
            ("readOnlyPort", 0L),
            ("rotateCertificates", true),

            // 1.20's kubelet refuses to start with these: the feature gate GracefulNodeShutdown is off there.
            ("shutdownGracePeriod", spec.KubernetesVersion.IsAtLeast(1, 21) ? "60s" : null),
            ("shutdownGracePeriodCriticalPods", spec.KubernetesVersion.IsAtLeast(1, 21) ? "20s" : null))
            .With(spec.Kubeadm.KubeletConfiguration);
}

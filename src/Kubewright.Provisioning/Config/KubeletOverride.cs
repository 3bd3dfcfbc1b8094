using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// The kubelet's configuration on a host with settings of its own: kubeadm's file, which is the cluster's, with them laid over it, in a second file. So kubeadm may
/// write its own anew, and every version from 1.20 on reads the result; a directory of drop-ins is read by default only from 1.30 on.
/// </summary>
internal static class KubeletOverride
{
    /// <summary>kubeadm's file.</summary>
    public const string ClusterPath = "/var/lib/kubelet/config.yaml";

    /// <summary>The second file, where <c>kubeadm reset</c> does not take it from under a kubelet.</summary>
    public const string HostPath = "/etc/kubernetes/kubelet-of-host.yaml";

    public const string DropInPath = "/etc/systemd/system/kubelet.service.d/20-kubelet-of-host.conf";

    public const string DropIn =
        $"""
        # {ConfigHeader.Text}
        [Service]
        # kubeadm's configuration with this host's own settings laid over it.
        Environment="KUBELET_CONFIG_ARGS=--config={HostPath}"

        """;

    /// <param name="ofCluster">What kubeadm wrote.</param>
    public static YamlMap Document(YamlMap ofCluster, YamlMap ofHost) => ofCluster.With(ofHost);
}

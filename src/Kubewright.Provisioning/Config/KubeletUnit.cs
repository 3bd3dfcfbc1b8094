namespace Kubewright.Provisioning.Config;

/// <summary>The kubelet's systemd unit and kubeadm's drop-in for it, as the Kubernetes project's packages have them, with programs in /usr/local/bin.</summary>
internal static class KubeletUnit
{
    public const string ServicePath = "/etc/systemd/system/kubelet.service";

    public const string DropInPath = "/etc/systemd/system/kubelet.service.d/10-kubeadm.conf";

    public const string Service =
        $"""
        # {ConfigHeader.Text}
        [Unit]
        Description=kubelet: The Kubernetes Node Agent
        Documentation=https://kubernetes.io/docs/
        Wants=network-online.target
        After=network-online.target containerd.service
        # Before kubeadm has written its configuration the kubelet ends at once, again and again; it must not be given up.
        StartLimitIntervalSec=0

        [Service]
        ExecStart=/usr/local/bin/kubelet
        Restart=always
        RestartSec=10

        [Install]
        WantedBy=multi-user.target

        """;

    public const string KubeadmDropIn =
        $"""
        # {ConfigHeader.Text}
        [Service]
        Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
        Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
        # Written by kubeadm: arguments that depend on the node.
        EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
        # For the user: KUBELET_EXTRA_ARGS, where Debian and where Red Hat keep such things.
        EnvironmentFile=-/etc/default/kubelet
        EnvironmentFile=-/etc/sysconfig/kubelet
        ExecStart=
        ExecStart=/usr/local/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS

        """;
}

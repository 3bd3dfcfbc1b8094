using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>Kernel settings of a node. A file of our own: /etc/sysctl.conf belongs to others.</summary>
internal static class SysctlFile
{
    public const string Path = "/etc/sysctl.d/90-kubewright.conf";

    private static readonly (string Key, string Value)[] ForAll =
    [
        ("net.ipv4.ip_forward", "1"),

        // Bridged pod traffic passes kube-proxy's rules only with these.
        ("net.bridge.bridge-nf-call-iptables", "1"),
        ("net.bridge.bridge-nf-call-ip6tables", "1"),

        // kubelet, containerd and log shippers each watch files per container; the default of 128 instances ends at some fifty pods.
        ("fs.inotify.max_user_instances", "8192"),
        ("fs.inotify.max_user_watches", "524288"),

        // Or an outgoing connection may take a port that a NodePort Service needs.
        ("net.ipv4.ip_local_reserved_ports", "30000-32767"),
    ];

    /// <summary>Keys with the values they must have.</summary>
    public static IReadOnlyList<(string Key, string Value)> Values(ClusterSpec spec) =>
        spec.Networking.PodCidr.IsV6 ? [.. ForAll, ("net.ipv6.conf.all.forwarding", "1")] : ForAll;

    public static string Write(ClusterSpec spec) =>
        ConfigHeader.Comment + string.Concat(Values(spec).Select(setting => $"{setting.Key} = {setting.Value}\n"));
}

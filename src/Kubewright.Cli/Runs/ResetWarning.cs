using Kubewright.Core.Spec;

namespace Kubewright.Cli.Runs;

/// <summary>Says what a reset costs.</summary>
internal static class ResetWarning
{
    public static string For(ClusterSpec spec) => $"""
        This destroys the cluster {spec.Name} on {string.Join(", ", spec.Hosts)}.
        Lost for good: everything in etcd, every container with what it keeps on its node, the cluster's certificates, and with them every kubeconfig.
        Kept: the way in over SSH, and what was on the hosts before Kubewright.
        """;
}

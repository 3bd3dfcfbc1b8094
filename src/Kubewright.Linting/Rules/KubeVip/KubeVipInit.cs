using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.KubeVip;

/// <summary>Whether a manifest lies on the first control plane while init runs.</summary>
internal static class KubeVipInit
{
    /// <summary>The files are for an init that needs the address: its endpoint is not the first node's own.</summary>
    public static bool NeedsAddress(LintSet set) => set.Of<KubeadmFile>().Any(kubeadm => kubeadm.Cluster is not null && kubeadm.EndpointHost is { } host && !kubeadm.IsOneOfOwn(host));
}

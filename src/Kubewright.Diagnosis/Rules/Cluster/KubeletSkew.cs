using Kubewright.Core.Spec;

namespace Kubewright.Diagnosis.Rules.Cluster;

/// <summary>How far a kubelet may be behind its API server. Source: Kubernetes' "Version Skew Policy".</summary>
internal static class KubeletSkew
{
    /// <summary>Why a kubelet does not fit an API server; null where it does.</summary>
    public static string? Of(KubernetesVersion kubelet, KubernetesVersion server)
    {
        var allowed = kubelet.IsAtLeast(1, 25) ? 3 : 2;
        return (server.Minor - kubelet.Minor) switch
        {
            < 0 => $"the API server is {server}, and no kubelet may be newer",
            var behind when behind > allowed => $"the API server is {server}, and this kubelet may be {allowed} minor versions older, not {behind}",
            _ => null,
        };
    }
}

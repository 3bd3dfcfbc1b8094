namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Tells a list of kube-system's pods from an excerpt of one, as people paste them. What an excerpt leaves out is not missing from the cluster.</summary>
internal static class SystemPodList
{
    private static readonly string[] ControlPlane = ["kube-apiserver-", "kube-controller-manager-", "kube-scheduler-"];

    private static readonly string[] Everywhere = ["coredns", "kube-dns", "kube-proxy", "cilium", "calico-node", "canal", "kube-flannel", "weave-net", "kube-router"];

    /// <summary>A cluster has all components of its control plane in pods or none, and something besides.</summary>
    public static bool IsExcerpt(IEnumerable<string> pods)
    {
        var names = pods.ToList();
        var found = ControlPlane.Count(component => names.Any(name => name.StartsWith(component, StringComparison.Ordinal)));
        return (found != 0 && found != ControlPlane.Length) || !names.Any(name => Everywhere.Any(other => name.StartsWith(other, StringComparison.Ordinal)));
    }
}

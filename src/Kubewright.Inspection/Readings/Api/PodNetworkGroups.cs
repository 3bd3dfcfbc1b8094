namespace Kubewright.Inspection.Readings.Api;

/// <summary>Groups of the API that pod networks bring with them.</summary>
public static class PodNetworkGroups
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "crd.projectcalico.org", "projectcalico.org", "operator.tigera.io", "cilium.io", "kubeovn.io", "k8s.cni.cncf.io", "crd.antrea.io" };

    public static bool IsOne(string group) => Known.Contains(group);
}

namespace Kubewright.Inspection.Readings;

/// <summary>Tells on which nodes static pods are where no table says it: their kubelet names them after itself.</summary>
public static class PodNodes
{
    // Nobody else's pods are called so.
    private static readonly string[] OfControlPlanes = ["kube-apiserver-", "kube-controller-manager-", "kube-scheduler-"];

    private static readonly string[] OfNodes = [.. OfControlPlanes, "etcd-", "kube-vip-", "nginx-proxy-", "haproxy-", "keepalived-"];

    public static ClusterReadings Complete(ClusterReadings readings)
    {
        var system = readings.Pods.Where(pod => pod.Namespace == "kube-system").ToList();
        var named = system.Select(pod => pod.Name).SelectMany(name => OfControlPlanes.Where(prefix => name.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => name[prefix.Length..]));
        var nodes = readings.Nodes.Select(node => node.Name).Concat(named).ToHashSet(StringComparer.Ordinal);
        return readings with { Pods = [.. readings.Pods.Select(pod => pod.Namespace == "kube-system" ? Complete(pod, nodes) : pod)] };
    }

    private static PodReading Complete(PodReading pod, HashSet<string> nodes) =>
        OfNodes.Where(prefix => pod.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => pod.Name[prefix.Length..]).FirstOrDefault(nodes.Contains) is { } node
            ? pod with { Node = pod.Node ?? node, IsStatic = pod.IsStatic ?? true, Owner = pod.Owner ?? $"Node/{node}" }
            : pod;
}

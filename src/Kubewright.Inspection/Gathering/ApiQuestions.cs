namespace Kubewright.Inspection.Gathering;

/// <summary>What an inspection asks the API. Lists are asked in pages; secrets are never asked for.</summary>
public static class ApiQuestions
{
    /// <summary>Objects on a page of a list: few enough for a server that is not well.</summary>
    public const int PageSize = 500;

    public const string Version = "/version", Health = "/readyz", Groups = "/apis", Nodes = "/api/v1/nodes", Pods = "/api/v1/pods", SystemPods = "/api/v1/namespaces/kube-system/pods",
        Deployments = "/apis/apps/v1/deployments", DaemonSets = "/apis/apps/v1/daemonsets", StatefulSets = "/apis/apps/v1/statefulsets", Services = "/api/v1/services",
        KubeadmConfig = "/api/v1/namespaces/kube-system/configmaps/kubeadm-config", ProxyConfig = "/api/v1/namespaces/kube-system/configmaps/kube-proxy",
        DnsConfig = "/api/v1/namespaces/kube-system/configmaps/coredns", ClusterInfo = "/api/v1/namespaces/kube-public/configmaps/cluster-info",
        Servers = "/api/v1/namespaces/default/endpoints/kubernetes";

    /// <summary>Lists, asked with <c>limit</c>.</summary>
    public static readonly IReadOnlyList<string> Lists = [Nodes, Pods, Deployments, DaemonSets, StatefulSets, Services];

    /// <summary>Single answers.</summary>
    public static readonly IReadOnlyList<string> Single = [Version, Health, Groups, KubeadmConfig, ProxyConfig, DnsConfig, ClusterInfo, Servers];

    /// <summary>What to ask instead where a question is refused.</summary>
    public static string? Narrower(string path) => path == Pods ? SystemPods
        : path is Deployments or DaemonSets or StatefulSets ? path.Replace("/apis/apps/v1/", "/apis/apps/v1/namespaces/kube-system/", StringComparison.Ordinal)
        : path == Services ? "/api/v1/namespaces/kube-system/services"
        : null;

    /// <summary>The first page of a list, or the one after a token.</summary>
    public static string Page(string path, string? token) => $"{path}?limit={PageSize}{(token is null ? "" : $"&continue={Uri.EscapeDataString(token)}")}";

    /// <summary>The path of a question without its query.</summary>
    public static string Path(string question) => question.Split('?')[0];
}

namespace Kubewright.Inspection.Description.Wording;

internal static class EndpointWords
{
    public static Phrase Endpoint(string server, Phrase kind) => new($"the API is reached at {server}: {kind.English}", $"API 入口为 {server}：{kind.Chinese}");

    public static Phrase Unknown => new("where clients reach the API is not known", "不知道客户端从哪里访问 API");

    public static Phrase Single(string node) => new($"the address of one node ({node}), so losing that node loses the API", $"某一个节点（{node}）的地址，该节点丢失则 API 不可用");

    public static Phrase OnlyNode(string node) => new($"the address of the only control plane ({node})", $"唯一控制平面节点（{node}）的地址");

    public static Phrase KubeVip => new("a virtual address held by kube-vip", "由 kube-vip 持有的虚拟地址");

    public static Phrase Keepalived => new("a virtual address held by keepalived", "由 keepalived 持有的虚拟地址");

    public static Phrase Virtual => new("a virtual address; what moves it is not known", "虚拟地址；不知道由什么组件迁移");

    public static Phrase External(string why) => new($"a load balancer in front of the control planes ({why})", $"控制平面之前的负载均衡器（{why}）");

    public static Phrase NotANodesAddress => new("it is no node's address", "不是任何节点的地址");

    public static Phrase Port(int port) => new($"port {port} is not that of API servers, 6443", $"端口 {port} 不是 API 服务器的 6443");

    public static Phrase Name => new("it is a name", "使用的是域名");

    public static Phrase ExternalBecause(IReadOnlyList<Phrase> reasons) => new(
        $"most likely a load balancer or a virtual address in front of the control planes: {string.Join("; ", reasons.Select(reason => reason.English))}",
        $"很可能是控制平面之前的负载均衡器或虚拟地址：{string.Join("；", reasons.Select(reason => reason.Chinese))}");

    public static Phrase Local => new("a load balancer on each node's loopback", "各节点本机回环地址上的负载均衡器");

    public static Phrase Unclear => new("what stands behind it is not known", "不知道其后是什么");

    public static Phrase Holder(string vip, string host) => new($"{vip} is held by {host}", $"{vip} 当前由 {host} 持有");

    public static Phrase NoHolder(string vip) => new($"nobody holds {vip}", $"没有主机持有 {vip}");

    public static Phrase NoHolderWhy => new("clients that use the address reach no API", "使用该地址的客户端无法访问 API");

    public static Phrase ManyHolders(string vip, string hosts) => new($"{vip} is held by several hosts at once: {hosts}", $"{vip} 同时被多台主机持有：{hosts}");

    public static Phrase Covered(string name, string host) => new($"the API server's certificate on {host} covers {name}", $"{host} 上 API 服务器的证书包含 {name}");

    public static Phrase NotCovered(string name, string host) => new($"the API server's certificate on {host} does not cover {name}", $"{host} 上 API 服务器的证书不包含 {name}");

    public static Phrase NotCoveredWhy => new("clients that use this name or address will not trust the server", "使用该名称或地址的客户端不会信任服务器");

    public static Phrase OtherServer(string who, string server, string endpoint) => new($"{who} uses {server} instead of {endpoint}", $"{who} 使用 {server}，而不是 {endpoint}");

    public static Phrase OtherServerWhy => new("when that one server is lost, it is cut off although others serve", "该服务器丢失后，即使其他服务器正常，它也会断开");

    public static Phrase NotSet => new("kubeadm's configuration has no controlPlaneEndpoint, so no further control plane can join", "kubeadm 配置中没有 controlPlaneEndpoint，无法加入更多控制平面节点");
}

namespace Kubewright.Inspection.Description.Wording;

internal static class NetworkWords
{
    public static Phrase Network(string name, string evidence) => new($"pod network: {name}, recognised by {evidence}", $"Pod 网络：{name}，识别依据：{evidence}");

    public static Phrase NetworkUnknown(string? seen) => new($"which pod network runs is not known{(seen is null ? "" : $": {seen}")}", $"不知道使用哪种 Pod 网络{(seen is null ? "" : $"：{seen}")}");

    public static Phrase Several(string names) => new($"traces of several pod networks: {names}", $"发现多种 Pod 网络的痕迹：{names}");

    public static Phrase SeveralWhy => new("the runtime takes the first file in /etc/cni/net.d, so nodes may differ in what they use", "容器运行时使用 /etc/cni/net.d 中的第一个文件，因此各节点可能使用不同的网络");

    public static Phrase NetworkUnwell(string pods) => new($"the pod network does not run everywhere: {pods}", $"Pod 网络没有在所有节点上正常运行：{pods}");

    public static Phrase PodCidr(string cidr) => new($"pods have addresses of {cidr}", $"Pod 网段：{cidr}");

    public static Phrase ServiceCidr(string cidr) => new($"services have addresses of {cidr}", $"Service 网段：{cidr}");

    public static Phrase CidrUnknown(Phrase what) => new($"the addresses of {what.English} are not known", $"不知道{what.Chinese}的网段");

    public static Phrase OfPods => new("pods", "容器组（Pod）");

    public static Phrase OfServices => new("services", "服务（Service）");

    public static Phrase Differ(string what, string values) => new($"{what} is configured differently in several places: {values}", $"{what} 在多处配置不一致：{values}");

    public static Phrase Overlap(string first, string second) => new($"{first} and {second} overlap", $"{first} 与 {second} 重叠");

    public static Phrase Proxy(string mode) => new($"kube-proxy in mode {mode}", $"kube-proxy 模式：{mode}");

    public static Phrase ProxyDefault => new("kube-proxy in its default mode, which is iptables on Linux", "kube-proxy 使用默认模式，在 Linux 上即 iptables");

    public static Phrase ProxyUnknownMode => new("kube-proxy runs; its mode is not known", "kube-proxy 正在运行；模式未知");

    public static Phrase ProxyReplaced(string by) => new($"no kube-proxy: {by} does its work", $"没有 kube-proxy：由 {by} 代替");

    public static Phrase ProxyMissing => new("there is no kube-proxy, and nothing that would do its work was recognised", "没有 kube-proxy，也没有发现替代它的组件");

    public static Phrase ProxyMissingWhy => new("addresses of services then lead nowhere", "这样 Service 地址将不可达");

    public static Phrase ProxyUnwell(int ready, int desired) => new($"kube-proxy runs on {ready} of {desired} nodes", $"kube-proxy 只在 {desired} 个节点中的 {ready} 个上正常");

    public static Phrase ProxyUnknown => new("whether kube-proxy runs is not known", "不知道 kube-proxy 是否运行");

    public static Phrase Dns(string name, int ready, int desired) => new($"DNS of the cluster: {name}, {ready} of {desired} ready", $"集群 DNS：{name}，{desired} 个中 {ready} 个就绪");

    public static Phrase DnsMissing => new("there is no DNS for the cluster (neither CoreDNS nor kube-dns)", "集群没有 DNS（既没有 CoreDNS 也没有 kube-dns）");

    public static Phrase DnsMissingWhy => new("pods then cannot find services by name", "这样 Pod 无法通过名称找到服务");

    public static Phrase DnsUnknown => new("which DNS the cluster has is not known", "不知道集群使用哪种 DNS");

    public static Phrase DnsOneNode(string node) => new($"all DNS pods run on {node}: its loss takes name resolution with it", $"所有 DNS Pod 都运行在 {node} 上：该节点故障将使域名解析中断");
}

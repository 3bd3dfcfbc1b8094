namespace Kubewright.Inspection.Description.Wording;

internal static class PictureWords
{
    /// <summary>Titles of sections and tables, by id.</summary>
    public static readonly IReadOnlyDictionary<string, Phrase> Titles = new Dictionary<string, Phrase>(StringComparer.Ordinal)
    {
        ["topology"] = new("Hosts and nodes", "主机与节点"),
        ["control-plane"] = new("Control plane", "控制平面"),
        ["etcd"] = new("etcd", "etcd"),
        ["endpoint"] = new("Endpoint", "API 入口"),
        ["versions"] = new("Versions", "版本"),
        ["hosts"] = new("Operating systems and runtimes", "操作系统与容器运行时"),
        ["network"] = new("Network", "网络"),
        ["proxy-dns"] = new("Services and DNS", "Service 与 DNS"),
        ["certificates"] = new("Certificates", "证书"),
        ["flags"] = new("Flags worth knowing", "值得注意的启动参数"),
        ["pods"] = new("Pods", "Pod"),
        ["installer"] = new("Installer", "安装工具"),
        ["add-ons"] = new("Add-ons", "附加组件"),
        ["gaps"] = new("What could not be told", "无法得知的内容"),
        ["nodes"] = new("Nodes", "节点"),
        ["workloads"] = new("Workloads", "工作负载"),
        ["etcd-members"] = new("etcd members", "etcd 成员"),
        ["components"] = new("Command lines", "启动参数"),
        ["services"] = new("Services", "Service"),
    };

    public static Phrase Healthy => new("the cluster is well", "集群正常");

    public static Phrase HealthyOddities(int count) => new($"the cluster works; {count} things are worth looking at", $"集群可用；有 {count} 处值得注意");

    public static Phrase Unhealthy(Phrase worst, int others) => new(
        $"the cluster is not well: {worst.English}{(others > 0 ? $" (and {others} more)" : "")}", $"集群不正常：{worst.Chinese}{(others > 0 ? $"（另有 {others} 处）" : "")}");

    public static Phrase CannotTell(string? why) => new(
        $"too little was seen to say that the cluster is well{(why is null ? "" : $": {why}")}", $"看到的信息不足，无法判断集群是否正常{(why is null ? "" : $"：{why}")}");

    public static Phrase Summary(string? version, int planes, int workers, string? runtime, string? network) => new(
        string.Join(", ", ((string?[])[version is null ? null : $"Kubernetes {version}", $"{planes} control plane{(planes == 1 ? "" : "s")}", $"{workers} worker{(workers == 1 ? "" : "s")}", runtime, network is null ? null : $"pod network {network}"]).OfType<string>()),
        string.Join("，", ((string?[])[version is null ? null : $"Kubernetes {version}", $"{planes} 个控制平面节点", $"{workers} 个工作节点", runtime, network is null ? null : $"Pod 网络 {network}"]).OfType<string>()));

    public static Phrase Running => new("running", "运行中");

    public static Phrase Missing => new("missing", "缺失");

    public static Phrase NotKnown => new("not known", "未知");

    public static Phrase NotReady => new("not ready", "未就绪");

    public static Phrase NotReached => new("not reached", "无法连接");

    public static Phrase Down => new("down", "停止");

    public static Phrase NeverStarted => new("never started", "从未启动");

    public static Phrase ApiSource(int calls) => new($"API: {calls} calls", $"API：{calls} 次调用");

    public static Phrase HostSource(int answered, int all) => new($"hosts: {answered} of {all} answered", $"主机：{all} 台中 {answered} 台有响应");

    public static Phrase TextSource(int texts) => new($"pasted text: {texts} commands recognised", $"粘贴文本：识别出 {texts} 条命令");

    public static readonly IReadOnlyDictionary<string, Phrase> Columns = new Dictionary<string, Phrase>(StringComparer.Ordinal)
    {
        ["name"] = new("Name", "名称"), ["roles"] = new("Roles", "角色"), ["ready"] = new("Ready", "就绪"), ["version"] = new("Version", "版本"), ["address"] = new("Address", "地址"), ["os"] = new("OS", "操作系统"), ["kernel"] = new("Kernel", "内核"),
        ["runtime"] = new("Runtime", "运行时"), ["taints"] = new("Taints", "污点"), ["namespace"] = new("Namespace", "命名空间"), ["node"] = new("Node", "节点"), ["status"] = new("Status", "状态"), ["restarts"] = new("Restarts", "重启次数"),
        ["age"] = new("Age (hours)", "存在时间（小时）"), ["kind"] = new("Kind", "类型"), ["desired"] = new("Wanted", "期望"), ["images"] = new("Images", "镜像"), ["host"] = new("Host", "主机"), ["place"] = new("File or port", "文件或端口"),
        ["expires"] = new("Expires", "到期"), ["days"] = new("Days left", "剩余天数"), ["names"] = new("Covers", "包含"), ["urls"] = new("Peer URLs", "对等地址"), ["leader"] = new("Leads", "领导者"), ["component"] = new("Component", "组件"),
        ["flags"] = new("Flags", "参数"), ["type"] = new("Type", "类型"), ["ports"] = new("Ports", "端口"), ["size"] = new("Size (MB)", "大小（MB）"),
    };
}

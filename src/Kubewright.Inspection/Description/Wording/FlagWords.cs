namespace Kubewright.Inspection.Description.Wording;

internal static class FlagWords
{
    public static Phrase Unknown => new("the command lines of the components are not known", "不知道各组件的启动参数");

    public static Phrase Anonymous(string where) => new($"anonymous requests are let in ({where}: anonymous-auth=true)", $"允许匿名请求（{where}：anonymous-auth=true）");

    public static Phrase AnonymousDefault => new("anonymous requests are let in by default (anonymous-auth is not set to false)", "默认允许匿名请求（没有设置 anonymous-auth=false）");

    public static Phrase AnonymousWhy => new("probes need it on /healthz, /livez and /readyz; with RBAC nothing else is open to them", "健康检查需要匿名访问 /healthz、/livez 和 /readyz；启用 RBAC 时其余接口对匿名用户关闭");

    public static Phrase Profiling(string components) => new($"profiling is on: {components}", $"启用了性能分析（profiling）：{components}");

    public static Phrase ProfilingWhy => new("/debug/pprof shows internals to whoever may ask; --profiling=false turns it off", "/debug/pprof 会暴露内部信息；可用 --profiling=false 关闭");

    public static Phrase AuditInTmp(string path) => new($"the audit log is written to {path}", $"审计日志写入 {path}");

    public static Phrase AuditInTmpWhy => new("in a container /tmp is gone with the next restart, and grows on the node's root disk until then", "容器中的 /tmp 会随下次重启丢失，在此之前占用节点根磁盘");

    public static Phrase NoAudit => new("the API server writes no audit log", "API 服务器没有写审计日志");

    public static Phrase Inflight(string mutating, string total) => new(
        $"max-mutating-requests-inflight ({mutating}) is larger than max-requests-inflight ({total})", $"max-mutating-requests-inflight（{mutating}）大于 max-requests-inflight（{total}）");

    public static Phrase InflightWhy => new(
        "reads may then be starved by writes: the two are limits of their own (defaults 200 and 400), so writes are usually the smaller number; look whether they were swapped",
        "写请求可能挤占读请求：两者是各自独立的上限（默认 200 和 400），通常写的数值较小；请检查是否写反");

    public static Phrase InsecurePort(string component, string port) => new($"{component} answers without TLS or login on port {port}", $"{component} 在端口 {port} 上无需 TLS 和认证即可访问");

    public static Phrase InsecurePortWhy => new("whoever reaches the port is administrator", "能访问该端口的人即拥有管理员权限");

    public static Phrase NoEncryption => new("secrets lie in etcd unencrypted (no encryption-provider-config)", "Secret 在 etcd 中未加密（没有 encryption-provider-config）");

    public static Phrase AlwaysAllow => new("authorization-mode has AlwaysAllow: every authenticated request may do everything", "authorization-mode 含有 AlwaysAllow：任何已认证请求都可执行任何操作");

    public static Phrase NoRbac(string modes) => new($"authorization-mode is {modes}, without RBAC", $"authorization-mode 为 {modes}，没有启用 RBAC");

    public static Phrase Differ(string component, string flag, string values) => new($"{component}: --{flag} differs: {values}", $"{component}：--{flag} 不一致：{values}");

    public static Phrase RunsDifferently(string component, string node, string flags) => new($"{component} on {node} runs with other flags than its manifest has: {flags}", $"{node} 上运行中的 {component} 的参数与清单不同：{flags}");

    public static Phrase RunsDifferentlyWhy => new("the manifest was changed, and the kubelet has not restarted the pod yet", "清单已修改，但 kubelet 还没有重启该 Pod");

    public static Phrase NewCluster(string node) => new($"etcd on {node} has initial-cluster-state=new in its command line", $"{node} 上 etcd 的启动参数中有 initial-cluster-state=new");

    public static Phrase NothingRisky(int servers) => new($"no risky flag in the command lines of {servers} API servers", $"{servers} 个 API 服务器的启动参数中没有危险参数");
}

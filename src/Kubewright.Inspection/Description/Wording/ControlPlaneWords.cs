namespace Kubewright.Inspection.Description.Wording;

internal static class ControlPlaneWords
{
    public static Phrase Serve(string component, int working, int all) => new(
        working == all ? $"{component}: {working} of {all} work" : $"{component}: only {working} of {all} work",
        working == all ? $"{component}：{all} 个中 {working} 个正常" : $"{component}：{all} 个中只有 {working} 个正常");

    public static Phrase KnownToServe(string component, int working, int all, int unknown) => new(
        $"{component}: {working} of {all} work; of {unknown} it is not known", $"{component}：{all} 个中 {working} 个正常，{unknown} 个情况不明");

    public static Phrase NoneServes(string component, int all) => new($"{component}: none of {all} works", $"{component}：{all} 个全部不正常");

    public static Phrase ApiDown => new("the API does not answer: nothing can be changed, and nothing that fails is replaced; what runs goes on running", "API 没有响应：无法做任何更改，故障的 Pod 不会被替换；已在运行的会继续运行");

    public static Phrase OthersServe(string component) => new($"kubectl works all the same, because other {component} pods serve", $"kubectl 仍可使用，因为其他 {component} 仍在服务");

    public static Phrase Missing(string component, string node) => new($"{component} is missing on {node}", $"{node} 上缺少 {component}");

    public static Phrase ManifestMissing(string file, string node) => new($"{node} has no manifest {file}, so its kubelet starts none", $"{node} 上没有清单 {file}，kubelet 不会启动它");

    public static Phrase ManifestThere(string node) => new($"its manifest is on {node}, so look at the kubelet and the runtime there", $"它的清单在 {node} 上，请检查那里的 kubelet 和容器运行时");

    public static Phrase Unwell(string component, string node, string what) => new($"{component} on {node} does not work: {what}", $"{node} 上的 {component} 不正常：{what}");

    public static Phrase Crashing(string component, string node, string what, int restarts) => new($"{component} on {node} is in {what}, restarted {restarts:N0} times", $"{node} 上的 {component} 处于 {what} 状态，已重启 {restarts:N0} 次");

    public static Phrase LookAtLog(string component, string node) => new($"on {node}: crictl ps -a --name {component}; crictl logs ID", $"在 {node} 上执行：crictl ps -a --name {component}；crictl logs ID");

    public static Phrase NotKnown(string component) => new($"how many {component} work is not known", $"不知道有多少 {component} 正常");

    public static Phrase StaticPods(string node, string files) => new($"static pods of {node}: {files}", $"{node} 的静态 Pod：{files}");

    public static Phrase NotReadyz(string why) => new($"the API server says that it is not ready: {why}", $"API 服务器报告自己未就绪：{why}");

    public static Phrase UnitDown(string unit, string host, string state) => new($"{unit} is {state} on {host}", $"{host} 上的 {unit} 状态为 {state}");

    public static Phrase ServerFollows(string node, string asks, bool isMissing) => new(
        $"on {node} etcd is at fault and the API server only follows: it stores at {asks}, where {(isMissing ? "there is no etcd" : "etcd does not work")}",
        $"{node} 上出问题的是 etcd，API 服务器只是受害者：它把数据存到 {asks}，而那里{(isMissing ? "没有 etcd" : "的 etcd 不正常")}");

    public static Phrase ServerFollowsWhy => new(
        "an API server that cannot reach its etcd ends and is started again, over and over; nothing in the API server itself needs repair",
        "API 服务器连不上自己的 etcd 就会退出并不断重启；API 服务器本身无需修理");

    public static Phrase EtcdFirst(string node) => new(
        $"repair etcd on {node} first (df -h; ls /etc/kubernetes/manifests/etcd.yaml; crictl ps -a --name etcd); the API server then comes up by itself",
        $"先修复 {node} 上的 etcd（df -h；ls /etc/kubernetes/manifests/etcd.yaml；crictl ps -a --name etcd）；API 服务器随后会自行恢复");
}

namespace Kubewright.Inspection.Description.Wording;

internal static class TopologyWords
{
    public static Phrase Counts(int controlPlanes, int workers, int unclear) => new(
        $"{Count(controlPlanes, "control plane")}, {Count(workers, "worker")}{(unclear > 0 ? $", {unclear} of which it is not known" : "")}",
        $"{controlPlanes} 个控制平面节点，{workers} 个工作节点{(unclear > 0 ? $"，{unclear} 个角色不明" : "")}");

    public static Phrase NoNodes => new("which nodes there are is not known", "不知道有哪些节点");

    public static Phrase HyperConverged(int controlPlanes, bool all) => new(
        all ? $"hyper-converged: all {controlPlanes} nodes are control planes and take ordinary pods too" : $"{controlPlanes} control planes take ordinary pods too",
        all ? $"超融合：全部 {controlPlanes} 个节点既是控制平面，又运行普通 Pod" : $"{controlPlanes} 个控制平面节点也运行普通 Pod");

    public static Phrase HyperConvergedWhy => new("no control plane has the taint that keeps pods away, so it was removed or never set", "控制平面节点上没有阻止调度的污点，说明污点已被移除或从未设置");

    public static Phrase HyperConvergedGuess(int controlPlanes) => new(
        $"hyper-converged: there are {controlPlanes} control planes and no workers, so ordinary pods can only run on control planes",
        $"超融合：只有 {controlPlanes} 个控制平面节点，没有工作节点，普通 Pod 只能运行在控制平面上");

    public static Phrase HyperConvergedGuessWhy => new("the taint that keeps ordinary pods off control planes must have been removed", "阻止普通 Pod 调度到控制平面的污点必定已被移除");

    public static Phrase Tainted => new("control planes are kept free of ordinary pods by their taint", "控制平面节点有污点，不运行普通 Pod");

    public static Phrase OneControlPlane => new("there is one control plane: when it is lost, the cluster is", "只有一个控制平面节点：它一旦丢失，集群就不可用");

    public static Phrase EvenControlPlanes(int count) => new(
        $"there are {count} control planes, an even number: it survives no more losses than {count - 1} would", $"有 {count} 个控制平面节点（偶数）：能承受的故障数并不比 {count - 1} 个多");

    public static Phrase NotReady(string node, string? why) => new($"{node} is not ready{(why is null ? "" : $": {why}")}", $"{node} 未就绪{(why is null ? "" : $"：{why}")}");

    public static Phrase LookAtKubelet(string node) => new($"log in to {node} and look at: systemctl status kubelet; journalctl -u kubelet -n 50; df -h", $"登录 {node} 查看：systemctl status kubelet；journalctl -u kubelet -n 50；df -h");

    public static Phrase Pressure(string node, string what) => new($"{node} reports {what}", $"{node} 报告 {what}");

    public static Phrase Unschedulable(string node) => new($"{node} takes no new pods (cordoned)", $"{node} 已被隔离（cordon），不接收新 Pod");

    public static Phrase Unreached(string host, string why) => new($"{host} could not be asked: {why}", $"无法询问 {host}：{why}");

    public static Phrase UnreachedButReady(string host) => new($"{host} could not be asked over SSH, but the API says that its node is ready; it takes the API 40 seconds to notice a lost node", $"无法通过 SSH 询问 {host}，但 API 显示该节点已就绪；API 需要约 40 秒才能发现节点丢失");

    public static Phrase NotANode(string host) => new($"{host} has a kubelet, but the API knows no node of that name", $"{host} 上有 kubelet，但 API 中没有这个名字的节点");

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}

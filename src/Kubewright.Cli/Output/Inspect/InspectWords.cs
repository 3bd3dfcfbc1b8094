using Kubewright.Inspection.Description;

namespace Kubewright.Cli.Output.Inspect;

/// <summary>Words of the page itself.</summary>
internal static class InspectWords
{
    public static readonly Phrase Odd = new("What is odd", "异常之处"), Minor = new("Good to know", "供参考"), Topology = new("Topology", "拓扑"), Next = new("next", "下一步"), Why = new("why", "原因"), Seen = new("seen", "证据"), Holds = new("held by", "持有者"),
        NotLooked = new("nobody looked who holds it", "没有检查由谁持有"), Restarts = new("restarts", "次重启"), Members = new("members", "个成员"), Leader = new("leads", "领导者"), AsOf = new("as of", "时间"), Explained = new("What the parts are for", "各组件的作用"),
        Without = new("without it", "缺少它时"), Where = new("where to look", "查看方法"), Vip = new("holds the virtual address", "持有虚拟地址"), UseEvidence = new("--evidence says where each statement was seen, --explain what the parts are for", "--evidence 显示每条结论的出处，--explain 说明各组件的作用");

    public static readonly Phrase ControlPlane = new("control plane", "控制平面"), Worker = new("worker", "工作节点");
}

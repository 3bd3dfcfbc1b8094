namespace Kubewright.Inspection.Description.Wording;

internal static class EtcdWords
{
    public static Phrase Stacked => new("etcd runs as a static pod on control planes (stacked)", "etcd 以静态 Pod 的形式运行在控制平面节点上（堆叠式）");

    public static Phrase External(string urls) => new($"etcd is external to the control plane's pods: {urls}", $"etcd 在控制平面 Pod 之外（外部 etcd）：{urls}");

    public static Phrase HostService => new("etcd runs on the control planes' hosts as a service, not in pods", "etcd 作为服务运行在控制平面主机上，不在 Pod 中");

    public static Phrase Embedded(string program) => new($"etcd or its substitute is inside {program}", $"etcd 或其替代品内嵌在 {program} 中");

    public static Phrase UnknownKind => new("where etcd runs is not known: neither pods, manifests nor flags of it were seen", "不知道 etcd 在哪里运行：没有看到它的 Pod、清单或启动参数");

    public static Phrase Quorum(int members, int working, int quorum, int survives) => survives switch
    {
        < 0 => new(
            $"etcd has lost its quorum: {working} of {members} members work, and {quorum} are needed; the API can neither read nor write",
            $"etcd 已失去法定人数：{members} 个成员中只有 {working} 个正常，至少需要 {quorum} 个；API 无法读写"),
        0 when members > 1 => new(
            $"etcd is one loss from losing its quorum: {working} of {members} members work, and {quorum} are needed",
            $"etcd 再丢失一个成员就会失去法定人数：{members} 个成员中 {working} 个正常，至少需要 {quorum} 个"),
        0 => new("etcd has a single member: its loss is the loss of the cluster's data", "etcd 只有一个成员：它一旦丢失，集群数据就丢失"),
        _ => new(
            $"{working} of {members} etcd members work; {quorum} are needed, so {survives} more may be lost",
            $"{members} 个 etcd 成员中 {working} 个正常；至少需要 {quorum} 个，还可承受丢失 {survives} 个"),
    };

    public static Phrase ByPods => new("counted by pods: etcd's own list of members was not seen", "按 Pod 计数：没有看到 etcd 自己的成员列表");

    public static Phrase QuorumUnknown(int members) => new($"etcd has {members} members; which of them work is not known", $"etcd 有 {members} 个成员；不知道哪些正常");

    public static Phrase MembersUnknown(string? why) => new($"etcd's members are not known{(why is null ? "" : $": {why}")}", $"不知道 etcd 的成员{(why is null ? "" : $"：{why}")}");

    public static Phrase FewerPods(int pods, int controlPlanes, string missing) => new(
        $"{pods} etcd pods where {controlPlanes} control planes should have one each: missing on {missing}",
        $"有 {controlPlanes} 个控制平面节点，却只有 {pods} 个 etcd Pod：{missing} 上缺失");

    public static Phrase BrokenBelow(string node) => new(
        $"a static pod comes from a file that the kubelet reads, so {node} is broken below Kubernetes: disk full, manifest lost, or kubelet or runtime down",
        $"静态 Pod 来自 kubelet 读取的文件，因此 {node} 的故障在 Kubernetes 之下：磁盘满、清单丢失，或 kubelet、容器运行时停止");

    public static Phrase LookBelow(string node) => new(
        $"log in to {node} and look at: df -h; ls /etc/kubernetes/manifests; systemctl status kubelet; crictl ps -a", $"登录 {node} 查看：df -h；ls /etc/kubernetes/manifests；systemctl status kubelet；crictl ps -a");

    public static Phrase LookAtService(string host) => new($"log in to {host} and look at: systemctl status etcd; journalctl -u etcd -n 50; df -h", $"登录 {host} 查看：systemctl status etcd；journalctl -u etcd -n 50；df -h");

    public static Phrase MemberDown(string member, string why) => new($"etcd member {member} does not work: {why}", $"etcd 成员 {member} 不正常：{why}");

    public static Phrase NeverStarted(string urls) => new($"an etcd member was added and never started: {urls}", $"一个 etcd 成员已加入但从未启动：{urls}");

    public static Phrase Learner(string member) => new($"etcd member {member} is a learner and does not vote", $"etcd 成员 {member} 是学习者（learner），没有投票权");

    public static Phrase NoLeader => new("etcd has no leader", "etcd 没有领导者");

    public static Phrase Leader(string member) => new($"{member} leads etcd", $"{member} 是 etcd 的领导者");

    public static Phrase MoreMembers(int members, int controlPlanes) => new(
        $"etcd has {members} members, and there are {controlPlanes} control planes", $"etcd 有 {members} 个成员，而控制平面节点有 {controlPlanes} 个");

    public static Phrase MoreMembersWhy => new("a member that is gone still counts for the quorum", "已不存在的成员仍计入法定人数");

    public static Phrase Versions(string versions) => new($"etcd {versions}", $"etcd {versions}");

    public static Phrase Size(string member, double megabytes) => new($"the database of {member} has {megabytes:0} MB", $"{member} 的数据库大小为 {megabytes:0} MB");
}

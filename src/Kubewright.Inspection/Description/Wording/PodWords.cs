using System.Globalization;

namespace Kubewright.Inspection.Description.Wording;

internal static class PodWords
{
    /// <param name="others">Pods of control planes are not well, which is said elsewhere.</param>
    public static Phrase AllWell(int count, bool others) => new($"all {count} {(others ? "other " : "")}pods that were seen are well", $"看到的{(others ? "其他" : "")} {count} 个 Pod 全部正常");

    public static Phrase NotSeen => new("no pods were seen", "没有看到任何 Pod");

    public static Phrase Unwell(string pod, string what, string? node) => new($"{pod} is not well: {what}{(node is null ? "" : $", on {node}")}", $"{pod} 不正常：{what}{(node is null ? "" : $"，位于 {node}")}");

    public static Phrase More(int count) => new($"{count} more pods are not well", $"另有 {count} 个 Pod 不正常");

    public static Phrase Restarts(string pod, int restarts, double perHour, TimeSpan age) => new(
        $"{pod} was restarted {restarts:N0} times in {Span(age)}: {Rate(perHour)}", $"{pod} 在 {Span(age)} 内重启了 {restarts:N0} 次：{RateChinese(perHour)}");

    public static Phrase RestartsAtBackOff => new(
        "that is as often as the kubelet tries, every five minutes and a little: it has not worked in all this time", "这正是 kubelet 的重试频率（每五分钟多一点）：说明它在这段时间里从未正常工作");

    public static Phrase RestartsOfUnknownAge(string pod, int restarts) => new($"{pod} was restarted {restarts:N0} times", $"{pod} 重启了 {restarts:N0} 次");

    public static Phrase LookAtPod(string space, string pod) => new($"look at: kubectl -n {space} describe pod {pod}; kubectl -n {space} logs {pod} --previous", $"查看：kubectl -n {space} describe pod {pod}；kubectl -n {space} logs {pod} --previous");

    public static Phrase Installer(string name, string evidence) => new($"made with {name}, recognised by {evidence}", $"由 {name} 安装，识别依据：{evidence}");

    public static Phrase InstallerUnknown => new("what made the cluster is not known", "不知道集群由什么工具安装");

    public static Phrase AddOn(string name, int? ready, int? desired) => new(
        ready is { } there && desired is { } wanted ? $"{name}: {there} of {wanted} ready" : name, ready is { } now && desired is { } should ? $"{name}：{should} 个中 {now} 个就绪" : name);

    public static Phrase NoAddOns => new("no known add-on was seen", "没有看到已知的附加组件");

    public static Phrase Workload(string workload, int ready, int desired) => new($"{workload}: only {ready} of {desired} ready", $"{workload}：{desired} 个中只有 {ready} 个就绪");

    public static Phrase Refused(string what) => new($"not allowed to see: {what}", $"没有权限查看：{what}");

    public static Phrase Unread(string where, int count) => new(
        $"{count} {(count == 1 ? "passage of the text was" : "passages of the text were")} not made use of: {where}", $"文本中有 {count} 处未被采用：{where}");

    public static Phrase NotAnswered(string subject, string what, string why) => new($"{subject} did not tell ({what}): {why}", $"{subject} 没有给出（{what}）：{why}");

    private static string Span(TimeSpan age) => age.TotalDays >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0}d") : age.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0}h") : string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0}m");

    private static string Rate(double perHour) => perHour >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{perHour:0.#} an hour") : string.Create(CultureInfo.InvariantCulture, $"{perHour * 24:0.#} a day");

    private static string RateChinese(double perHour) => perHour >= 1 ? string.Create(CultureInfo.InvariantCulture, $"每小时 {perHour:0.#} 次") : string.Create(CultureInfo.InvariantCulture, $"每天 {perHour * 24:0.#} 次");
}

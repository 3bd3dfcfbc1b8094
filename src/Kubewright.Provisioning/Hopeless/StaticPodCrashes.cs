using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>A component of the control plane ends as often as it is started, or cannot be started at all.</summary>
internal sealed partial class StaticPodCrashes(string component) : JournalCause
{
    private static readonly string[] Reasons = ["CrashLoopBackOff", "RunContainerError", "CreateContainerError", "CreateContainerConfigError"];

    // A control plane that joins starts its API server before its etcd, and an API server ends when it has waited for etcd for 20 s.
    private static readonly TimeSpan PatienceWithEtcd = TimeSpan.FromSeconds(60);

    public override TimeSpan Holds => TimeSpan.FromSeconds(3);

    protected override IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) => [new(host, new StaticPodLog(component))];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        if (StaticPods.Failures(journal, component).LastOrDefault(failure => Reasons.Contains(failure.Reason)) is not { Line: { } line, Reason: { } reason })
        {
            return null;
        }

        var said = situation.Ask(new StaticPodLog(component));
        var last = reason != "CrashLoopBackOff" ? line.Text : said.LastOrDefault(text => Fatal().IsMatch(text)) ?? (said.Count > 0 ? said[^1] : line.Text);
        if (MayPass().IsMatch(last) && line.FirstAgo < PatienceWithEtcd)
        {
            return null;
        }

        return new Stuck(
            $"{component} on {situation.Host} ends as soon as it is started: {Message(last)}",
            $"see to that; /var/log/pods/kube-system_{component}-* on the host has more. Its arguments are those of kubeadm.clusterConfiguration",
            [.. said.Where(text => Fatal().IsMatch(text)).TakeLast(4), line.Text]);
    }

    private static string Message(string line)
    {
        var text = Json().Match(line) is { Success: true } json ? $"{json.Groups["msg"].Value}{(json.Groups["error"].Success ? $" ({json.Groups["error"].Value})" : "")}" : Head().Replace(line, "");
        return text.Length <= 300 ? text : text[..300] + "…";
    }

    [GeneratedRegex("""^[EF]\d{4} |^Error: |^error: |^panic: |^fatal error: |"level":"(fatal|panic|error)"|^\S+ \S+ [CF] \| |flag provided but not defined|failed to verify flags|command failed""")]
    private static partial Regex Fatal();

    [GeneratedRegex("deadline exceeded|connection refused|i/o timeout|storage backend|storage factory|connection error|transport")]
    private static partial Regex MayPass();

    [GeneratedRegex(@"^[EFW]\d{4} \S+ +\d+ \S+\] |^\d{4}-\d\d-\d\d \S+ [CEFW] \| ")]
    private static partial Regex Head();

    // etcd's since 3.5: {"level":"fatal",…,"msg":"discovery failed","error":"…","stacktrace":"…"}
    [GeneratedRegex("""^\{.*"msg":"(?<msg>[^"]*)"(.*"error":"(?<error>[^"]*)")?""")]
    private static partial Regex Json();
}

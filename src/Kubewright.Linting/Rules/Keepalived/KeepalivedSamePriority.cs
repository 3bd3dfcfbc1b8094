using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedSamePriority() : LintRule(
    "keepalived-same-priority",
    Severity.Error,
    "Every peer has a priority of its own",
    "who holds the address is then decided by whose own address is higher, and a check's weight ends in ties")
{
    public override IEnumerable<LintFinding> Judge(LintSet set) =>
        from grouped in set.VrrpGroups

        // All of them BACKUP is the way to leave the address where it is when its former holder returns.
        where !grouped.Instances.All(instance => instance.IsBackup)
        from pair in grouped.Instances.Select((instance, index) => (Instance: instance, Before: grouped.Instances.Take(index)))
        let same = pair.Before.FirstOrDefault(other => other.Priority == pair.Instance.Priority)
        where same is not null
        let line = pair.Instance.Statement.Find("priority")
        let free = Free(grouped)
        select Found(
            pair.Instance.File,
            line?.Line ?? pair.Instance.Line,
            $"has priority {pair.Instance.Priority}, as {same} has",
            $"write priority {free}, or another that no peer has",
            line is null ? [] : [pair.Instance.File.Text.Replace(line.Line, line.Value!, $"{free}", pair.Instance.File.Text.Indent(line.Line).Length + line.Name.Length + 1)]);

    private static int Free(VrrpGroup group) => Enumerable.Range(1, 253).Select(less => group.Instances[0].Priority - less).First(priority => group.Instances.All(instance => instance.Priority != priority));
}

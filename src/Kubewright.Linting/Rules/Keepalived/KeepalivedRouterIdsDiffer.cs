using Kubewright.Core.Findings;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedRouterIdsDiffer() : LintRule(
    "keepalived-router-ids-differ",
    Severity.Error,
    "All peers have the same virtual_router_id",
    "each host thinks itself alone, so both hold the address at once and clients reach one or the other by chance")
{
    public override IEnumerable<LintFinding> Judge(LintSet set) =>
        from grouped in set.VrrpGroups
        let first = grouped.Instances[0]
        from other in grouped.Instances.Skip(1)
        where other.RouterId != first.RouterId && first.RouterId is not null
        let line = other.Statement.Find("virtual_router_id")
        select Found(
            other.File,
            line?.Line ?? other.Line,
            $"has virtual_router_id {other.RouterId?.ToString() ?? "51, keepalived's default"}, but {first} has {first.RouterId}",
            $"write virtual_router_id {first.RouterId}",
            line is null ? [] : [other.File.Text.Replace(line.Line, line.Value!, $"{first.RouterId}", other.File.Text.Indent(line.Line).Length + line.Name.Length + 1)]);
}

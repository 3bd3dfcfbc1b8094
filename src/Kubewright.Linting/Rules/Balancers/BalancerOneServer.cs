using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Balancers;

internal sealed class BalancerOneServer() : FileRule<BalancerFile>(
    "balancer-one-server",
    Severity.Warning,
    "Every balancer has more than one API server",
    "all clients depend on that host, and the balancer in front of it only adds another part that can fail")
{
    protected override IEnumerable<LintFinding> Judge(BalancerFile file, LintSet set) =>
        from list in file.Lists
        where list.Servers.Count == 1 && !file.Text.IsOurs
        select Found(file, list.Line, $"{list.Name} has one server only, {list.Servers[0].Address}", "list every control plane");
}

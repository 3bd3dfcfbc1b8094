using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Balancers;

internal sealed class BalancerPortsDiffer() : LintRule(
    "balancer-ports-differ",
    Severity.Error,
    "All balancers listen on the same port",
    "the address moves, the port does not: when the second balancer takes over, clients knock at a port that nobody listens on")
{
    public override IEnumerable<LintFinding> Judge(LintSet set)
    {
        var files = set.Of<BalancerFile>().Where(file => file.Ports.Count > 0).ToList();
        return files.Skip(1).Where(file => !Ports(file).Intersect(Ports(files[0])).Any()).Select(file => Found(
            file,
            file.Ports[0].Line,
            $"listens on {string.Join(", ", Ports(file))}, but {files[0]} on {string.Join(", ", Ports(files[0]))}",
            "write the same port in both, the one of controlPlaneEndpoint"));
    }

    private static IEnumerable<int> Ports(BalancerFile file) => file.Ports.Select(port => port.Port).Distinct();
}

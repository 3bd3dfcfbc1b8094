using System.CommandLine;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class PlanCommand(Composition on) : ClusterCommand(
    on,
    "plan",
    "Show what apply would change on every host and why, with the differences of files; changes nothing. Ends with 1 where there are changes",
    "kubewright plan",
    "kubewright plan -f prod.yaml --output json | jq '.steps[] | select(.state == \"change\")'")
{
    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken) =>
        new ClusterRun(context.Stages(), context.Report).PlanAsync(cancellationToken);
}

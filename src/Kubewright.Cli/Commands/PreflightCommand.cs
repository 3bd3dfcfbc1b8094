using System.CommandLine;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class PreflightCommand(Composition on) : ClusterCommand(
    on,
    "preflight",
    "Examine all hosts, as apply does before it changes anything, and say why a host is not fit; changes nothing. "
    + "Ends with 1 where one is not, with 4 where that cannot be told",
    "kubewright preflight",
    "kubewright preflight --accept-new-host-keys",
    "kubewright preflight -f prod.yaml --output json | jq '.checks[] | select(.state == \"failed\")'")
{
    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken) =>
        new ClusterRun(context.Stages(), context.Report).PreflightAsync(cancellationToken);
}

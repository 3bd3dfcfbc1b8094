using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class PingCommand(Composition on) : ClusterCommand(
    on, "ping", "Log in to every host and say how long it takes, or why it fails", "kubewright ping", "kubewright ping -f prod.yaml")
{
    protected override async Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken)
    {
        var spec = context.Stages().ReadSpec();
        var document = new PingDocument(spec.Name, await new Ping(context.On.Connector, context.On.Time).AskAsync(spec.Hosts, cancellationToken));
        context.Report.Result(document, ink => PingText.Of(document, ink));
        return document.Hosts.All(host => host.Reachable) ? ExitCode.Fine : ExitCode.NotAssessed;
    }
}

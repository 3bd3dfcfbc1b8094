using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Commands;

internal sealed class ValidateCommand(Composition on) : ClusterCommand(
    on, "validate", "Say whether the cluster file is right, or all that is wrong with it; contacts no host", "kubewright validate", "kubewright validate -f prod.yaml --output json")
{
    protected override bool ContactsHosts => false;

    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken)
    {
        var document = SpecDocument.Of(context.File, context.File.Read());
        context.Report.Result(document, ink => SpecText.Of(document, ink));
        return Task.FromResult(document.Valid ? ExitCode.Fine : ExitCode.BadInput);
    }
}

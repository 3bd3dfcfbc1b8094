using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

internal sealed class LabListCommand(Composition on) : LabVerb(
    on, "list", "Show every lab of this machine with its hosts", "kubewright lab list", "kubewright lab list --output json")
{
    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        var document = new LabListDocument([.. (await laboratory.ListAsync(cancellationToken)).Select(LabDocument.Of)]);
        report.Result(document, ink => LabText.List(document, ink));
        return ExitCode.Fine;
    }
}

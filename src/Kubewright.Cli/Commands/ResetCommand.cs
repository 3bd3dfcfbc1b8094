using System.CommandLine;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class ResetCommand : ClusterCommand
{
    private readonly Option<bool> _yes = YesOption.Create("Destroy the cluster without asking for its name");

    public ResetCommand(Composition on)
        : base(on, "reset", "Destroy the cluster and take back what apply made on the hosts; asks for the cluster's name", "kubewright reset", "kubewright reset -f test.yaml --yes")
    {
        Options.Add(_yes);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken) =>
        new ClusterRun(context.Stages(parsed.GetValue(_yes)), context.Report).ResetAsync(cancellationToken);
}

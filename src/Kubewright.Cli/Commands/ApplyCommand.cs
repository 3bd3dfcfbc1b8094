using System.CommandLine;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class ApplyCommand : ClusterCommand
{
    private readonly Option<bool> _yes = YesOption.Create("Interrupt what runs without asking, where the plan has to");

    public ApplyCommand(Composition on)
        : base(on, "apply", "Make the hosts the cluster that the file declares; running it again is safe, and changes only what differs", "kubewright apply", "kubewright apply -f prod.yaml --yes")
    {
        Options.Add(_yes);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken) =>
        new ClusterRun(context.Stages(parsed.GetValue(_yes)), context.Report).ApplyAsync(cancellationToken);
}

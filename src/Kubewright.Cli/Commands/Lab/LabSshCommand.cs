using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

internal sealed class LabSshCommand : LabVerb
{
    private readonly Argument<string> _host = HostArgument();
    private readonly Option<string> _lab = LabOption();
    private readonly Option<string> _user = new("--user") { Description = "root, or admin who has sudo", DefaultValueFactory = _ => LabSsh.Root, HelpName = "USER" };

    public LabSshCommand(Composition on)
        : base(on, "ssh", "Log in to a host", "kubewright lab ssh cp1", "kubewright lab ssh w1 --lab spare --user admin")
    {
        AddHost(_host);
        AddLab(_lab);
        Options.Add(_user);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        var layout = laboratory.Store.Demand(parsed.GetRequiredValue(_lab));
        throw new LabException(Handover.To(LabSsh.Command(layout, layout.Demand(parsed.GetRequiredValue(_host)), parsed.GetRequiredValue(_user), [])));
    }
}

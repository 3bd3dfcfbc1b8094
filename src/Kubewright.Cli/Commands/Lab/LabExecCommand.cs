using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

internal sealed class LabExecCommand : LabVerb
{
    private readonly Argument<string> _host = HostArgument();
    private readonly Argument<string[]> _command = new("COMMAND") { Description = "Program and arguments, after --", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _lab = LabOption();

    public LabExecCommand(Composition on)
        : base(
            on,
            "exec",
            "Run a program on a host as root, and end with its exit code",
            "kubewright lab exec cp1 -- systemctl is-active containerd",
            "kubewright lab exec cp1 -- sh -c 'journalctl -u kubelet | tail'")
    {
        AddHost(_host);
        Arguments.Add(_command);
        AddLab(_lab);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        var layout = laboratory.Store.Demand(parsed.GetRequiredValue(_lab));
        throw new LabException(Handover.To(LabSsh.Command(layout, layout.Demand(parsed.GetRequiredValue(_host)), LabSsh.Root, parsed.GetRequiredValue(_command))));
    }
}

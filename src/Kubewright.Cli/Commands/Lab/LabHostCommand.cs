using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

/// <summary>A verb that does one thing to one host of a lab.</summary>
internal sealed class LabHostCommand : LabVerb
{
    private readonly Argument<string> _host = HostArgument();
    private readonly Option<string> _lab = LabOption();
    private readonly string _outcome;
    private readonly Func<Laboratory, string, string, CancellationToken, Task> _act;

    /// <param name="outcome">What the host is afterwards, in a word or two.</param>
    public LabHostCommand(Composition on, string name, string description, string outcome, Func<Laboratory, string, string, CancellationToken, Task> act)
        : base(on, name, description, $"kubewright lab {name} cp1", $"kubewright lab {name} w1 --lab spare")
    {
        (_outcome, _act) = (outcome, act);
        AddHost(_host);
        AddLab(_lab);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        var (lab, host) = (parsed.GetRequiredValue(_lab), parsed.GetRequiredValue(_host));
        await _act(laboratory, lab, host, cancellationToken);
        var document = LabDocument.Of(await laboratory.StatusAsync(lab, cancellationToken)).Hosts.Single(known => known.Name == host);
        report.Result(document, _ => $"{host} of lab {lab} is {_outcome}");
        return ExitCode.Fine;
    }
}

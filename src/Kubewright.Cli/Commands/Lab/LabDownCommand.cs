using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

internal sealed class LabDownCommand : LabVerb
{
    private readonly Argument<string> _lab = new("NAME") { Description = "The lab's name", DefaultValueFactory = _ => DefaultLab };
    private readonly Option<bool> _all = new("--all") { Description = "End every lab, and what killed runs left of some" };

    public LabDownCommand(Composition on)
        : base(on, "down", "End a lab without a trace: its hosts, their disks and its network", "kubewright lab down", "kubewright lab down spare", "kubewright lab down --all")
    {
        AddLab(_lab);
        Options.Add(_all);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        var ended = new List<string>();
        foreach (var lab in parsed.GetValue(_all) ? laboratory.Traces() : [parsed.GetRequiredValue(_lab)])
        {
            if (await laboratory.DownAsync(lab, Notes(report), cancellationToken))
            {
                ended.Add(lab);
            }
        }

        var document = new LabDownDocument(ended);
        report.Result(document, _ => ended.Count == 0 ? "nothing to end" : $"ended: {string.Join(", ", ended)}");
        return ExitCode.Fine;
    }
}

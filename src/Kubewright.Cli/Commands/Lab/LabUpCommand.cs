using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

internal sealed class LabUpCommand : LabVerb
{
    private static readonly string[] DefaultHosts = ["cp1", "cp2", "cp3", "w1"];

    private readonly Argument<string> _lab = new("NAME") { Description = "The lab's name", DefaultValueFactory = _ => DefaultLab };

    private readonly Option<string[]> _hosts = new("--hosts")
    {
        Description = "Names of hosts, each with an address or a release of Debian (trixie, bookworm) if it matters; a new lab without this gets cp1, cp2, cp3 and w1",
        HelpName = LabHostText.Form,
        AllowMultipleArgumentsPerToken = true,
    };

    public LabUpCommand(Composition on)
        : base(
            on,
            "up",
            "Make a lab or what it lacks, and boot every host of it that is off",
            "kubewright lab up",
            "kubewright lab up spare --hosts lb1 lb2 cp1 cp2 cp3 w1",
            "kubewright lab up site --hosts cp1=192.168.2.11,w1=192.168.2.21",
            "kubewright lab up mixed --hosts cp1,w1@bookworm")
    {
        AddLab(_lab);
        Options.Add(_hosts);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(_lab);
        IReadOnlyList<LabHostRequest> hosts = [.. LabHostText.Read(parsed.GetValue(_hosts) ?? [])];
        if (hosts.Count == 0 && laboratory.Store.Find(name) is null)
        {
            hosts = [.. DefaultHosts.Select(host => new LabHostRequest(host))];
        }

        await laboratory.UpAsync(new LabRequest { Name = name, Hosts = hosts }, Notes(report), cancellationToken);
        var document = LabDocument.Of(await laboratory.StatusAsync(name, cancellationToken));
        report.Result(document, ink => LabText.Up(document, ink));
        return ExitCode.Fine;
    }
}

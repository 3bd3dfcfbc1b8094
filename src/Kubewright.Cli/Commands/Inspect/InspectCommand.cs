using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Output.Inspect;
using Kubewright.Cli.Runs;
using Kubewright.Cli.Runs.Inspections;
using Kubewright.Inspection.Description;
using Kubewright.Inspection.Readings;

namespace Kubewright.Cli.Commands.Inspect;

/// <summary>Says what a cluster is made of, and what is odd about it.</summary>
internal sealed class InspectCommand : Command, IHaveExamples
{
    private readonly Composition _on;
    private readonly SourceOptions _sources = new();
    private readonly Option<string?> _bundle = new("--bundle") { Description = "Evidence that 'kubewright evidence collect' has saved; nobody is asked", HelpName = "FILE" };
    private readonly Option<bool> _explain = new("--explain") { Description = "Say of each component what it is for, what breaks without it, and where to look" };
    private readonly Option<bool> _evidence = new("--evidence") { Description = "Say of each statement where it was seen" };
    private readonly Option<string?> _language = LanguageOption.Create();
    private readonly Option<string> _output = OutputOption.Create();

    public InspectCommand(Composition on)
        : base("inspect", "Say what any cluster is made of and what is odd about it, from its API, from its hosts, from pasted output of kubectl, or from saved evidence. Changes nothing. Ends with 1 where something should be looked after, with 4 where it cannot be told")
    {
        _on = on;
        foreach (var option in (Option[])[.. _sources.All, _bundle, _explain, _evidence, _language, _output])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => Guarded.RunAsync(_on, parsed.GetValue(_output), report => RunAsync(parsed, report, cancellationToken), cancellationToken));
    }

    public IReadOnlyList<string> Examples =>
    [
        "kubewright inspect -f cluster.yaml",
        "kubewright inspect --kubeconfig ~/.kube/config",
        "kubewright inspect --hosts root@192.168.2.11,root@192.168.2.12,root@192.168.2.13",
        "kubewright inspect --text paste.txt",
        "kubectl get nodes -o wide | kubewright inspect --text -",
        "kubewright inspect --bundle evidence.tar.zst --lang zh-CN --explain",
        "kubewright inspect --kubeconfig admin.conf --output json",
    ];

    private async Task<ExitCode> RunAsync(ParseResult parsed, Reporter report, CancellationToken cancellationToken)
    {
        var request = _sources.Read(parsed);
        var evidence = parsed.GetValue(_bundle) is { } bundle && request.IsEmpty
            ? await new BundleFile(Path.GetFullPath(bundle, _on.Directory)).ReadAsync(cancellationToken)
            : parsed.GetValue(_bundle) is null
                ? await new Gathering(_on, report).GatherAsync(request, cancellationToken)
                : throw new StoppedException(ExitCode.BadInput, new Problem("--bundle is looked at alone", "leave out --kubeconfig, --hosts, --text and -f, or --bundle"));
        var language = LanguageOption.Of(parsed.GetValue(_language), _on.Language);
        var picture = Describer.Describe(evidence.Read(EvidenceReaders.All));
        report.Result(InspectDocument.Of(picture, language), ink => InspectText.Of(picture, language, ink, new InspectDetail(parsed.GetValue(_explain), parsed.GetValue(_evidence))));
        return picture.Oddities.Any(statement => statement.Matters) ? ExitCode.Findings : picture.Health == StatementState.Unknown ? ExitCode.NotAssessed : ExitCode.Fine;
    }
}

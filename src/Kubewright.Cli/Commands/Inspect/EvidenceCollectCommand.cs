using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Output.Inspect;
using Kubewright.Cli.Runs;
using Kubewright.Cli.Runs.Inspections;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Cli.Commands.Inspect;

internal sealed class EvidenceCollectCommand : Command, IHaveExamples
{
    private readonly Composition _on;
    private readonly SourceOptions _sources = new();
    private readonly Option<string> _to = new("--out", "-o") { Description = "The file to write: .tar.zst, or .tar.gz", DefaultValueFactory = _ => "evidence.tar.zst", HelpName = "FILE" };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite the file where it is there" };
    private readonly Option<string> _output = OutputOption.Create();

    public EvidenceCollectCommand(Composition on)
        : base("collect", "Save what hosts and the API answer, without tokens, keys and passwords. Hosts that cannot be reached are named in it. Changes nothing")
    {
        _on = on;
        foreach (var option in (Option[])[.. _sources.All, _to, _force, _output])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => Guarded.RunAsync(_on, parsed.GetValue(_output), report => RunAsync(parsed, report, cancellationToken), cancellationToken));
    }

    public IReadOnlyList<string> Examples =>
    [
        "kubewright evidence collect -f cluster.yaml -o evidence.tar.zst",
        "kubewright evidence collect --kubeconfig admin.conf --hosts root@192.168.2.11,root@192.168.2.12",
    ];

    private async Task<ExitCode> RunAsync(ParseResult parsed, Reporter report, CancellationToken cancellationToken)
    {
        var file = new NewFileName(parsed.GetRequiredValue(_to), _on.Directory);
        var request = _sources.Read(parsed);
        file.DemandFree(parsed.GetValue(_force));
        var evidence = await new Gathering(_on, report).GatherAsync(request, cancellationToken);
        var size = await new BundleFile(file.Path).WriteAsync(evidence, _on.Time.GetUtcNow(), cancellationToken);
        var document = EvidenceDocument.Of(file.Path, size, evidence);
        report.Result(document, ink => EvidenceText.Of(document, ink));
        return evidence.Items.Any(item => item.State == EvidenceState.Answered) ? ExitCode.Fine : ExitCode.NotAssessed;
    }

    private sealed record NewFileName(string Shown, string Directory)
    {
        public string Path => System.IO.Path.GetFullPath(Shown, Directory);

        public void DemandFree(bool force)
        {
            if (!force && File.Exists(Path))
            {
                throw new StoppedException(ExitCode.BadInput, new Problem($"{Path} is there already", "name another file with -o, or overwrite it with --force"));
            }
        }
    }
}

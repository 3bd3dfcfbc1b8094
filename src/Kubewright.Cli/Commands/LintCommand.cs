using System.CommandLine;
using Kubewright.Cli.Files;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;
using Kubewright.Core.Findings;
using Kubewright.Linting;

namespace Kubewright.Cli.Commands;

/// <summary>Judges configuration files that people wrote by hand, and corrects what is certain.</summary>
internal sealed class LintCommand : Command, IHaveExamples
{
    private readonly Composition _on;

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Files of keepalived, nginx, HAProxy, kubeadm, containerd or kube-vip, scripts that keepalived runs, or folders of them; '-' is standard input. Files given together are also judged against each other",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _kind = new("--kind") { Description = "Whose files these are, where their content does not tell", HelpName = string.Join('|', LintFiles.Kinds.Keys) };
    private readonly Option<bool> _fix = new("--fix") { Description = "Correct what is certain in place, line by line, with a copy of the former file beside it, and show the difference" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what --fix would write, and write nothing" };
    private readonly Option<string> _output = OutputOption.Create();

    public LintCommand(Composition on)
        : base("lint", "Find what is wrong in configuration files written by hand, by line, with why and what to write instead. Ends with 1 where there are errors or warnings")
    {
        _on = on;
        Arguments.Add(_files);
        _kind.AcceptOnlyFromAmong([.. LintFiles.Kinds.Keys]);
        foreach (var option in (Option[])[_kind, _fix, _dryRun, _output])
        {
            Options.Add(option);
        }

        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples =>
    [
        "kubewright lint /etc/keepalived/keepalived.conf",
        "kubewright lint lb1/keepalived.conf lb2/keepalived.conf nginx.conf kubeadm.yaml config.toml",
        "kubewright lint --fix --dry-run kubeadm.yaml",
        "ssh cp1 cat /etc/containerd/config.toml | kubewright lint - --output json",
    ];

    private int Invoke(ParseResult parsed)
    {
        var report = new Reporter(_on.Terminal, OutputOption.Format(parsed.GetValue(_output)));
        try
        {
            return (int)Run(parsed, report);
        }
        catch (StoppedException stopped)
        {
            return (int)report.Stopped(stopped);
        }
        catch (Exception exception)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.RunFailed, new Problem($"This is a bug in Kubewright, please report it: {exception}")));
        }
    }

    private ExitCode Run(ParseResult parsed, Reporter report)
    {
        var files = new LintFiles(_on.Directory, _on.Terminal.In, report.Note);
        var (fix, dryRun) = (parsed.GetValue(_fix), parsed.GetValue(_dryRun));
        var inputs = files.Read(parsed.GetRequiredValue(_files), parsed.GetValue(_kind), inPlace: fix && !dryRun);
        var set = Linter.Read(inputs) switch
        {
            LintReading.Right right => right.Set,
            LintReading.Wrong wrong => throw new StoppedException(ExitCode.BadInput, [.. wrong.Errors.Select(error => new Problem(error.What, error.Remedy))]),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
        var document = fix || dryRun ? Corrected(files, inputs, set, dryRun) : LintDocument.Of(set, Linter.Judge(set));
        report.Result(document, ink => FindingsText.Of(document, ink));
        return document.Findings.Any(finding => finding.Severity != SeverityText.Of(Severity.Info)) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static LintDocument Corrected(LintFiles files, IReadOnlyList<LintInput> inputs, LintSet set, bool dryRun)
    {
        var correction = Linter.Correct(inputs);
        var changed = inputs.Zip(correction.Files).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => new CorrectedFileDocument(
            pair.First.Name,
            dryRun ? null : files.Write(pair.First.Name, pair.Second.Text),
            UnifiedDiff.Of(pair.First.Text, pair.Second.Text))).ToList();
        return LintDocument.Of(set, dryRun ? Linter.Judge(set) : correction.Left) with { Corrected = changed, Written = !dryRun };
    }
}

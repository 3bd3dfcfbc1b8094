using System.CommandLine;
using System.CommandLine.Completions;
using Kubewright.Cli.Output;
using Kubewright.Cli.Runs;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

/// <summary>A verb about labs: what becomes of one that cannot go on.</summary>
internal abstract class LabVerb : Command, IHaveExamples
{
    /// <summary>The lab that is meant where none is named.</summary>
    protected const string DefaultLab = "demo";

    private readonly Composition _on;
    private readonly Option<string> _output = OutputOption.Create();

    protected LabVerb(Composition on, string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        (_on, Examples) = (on, examples);
        Options.Add(_output);
        SetAction(InvokeAsync);
    }

    public IReadOnlyList<string> Examples { get; }

    protected abstract Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken);

    protected static Option<string> LabOption() => new("--lab") { Description = "The lab's name", DefaultValueFactory = _ => DefaultLab, HelpName = "NAME" };

    protected static Argument<string> HostArgument() => new("HOST") { Description = "The host's name" };

    /// <summary>Adds an argument that is a host's name, with the hosts of the lab that is meant for shells that complete it.</summary>
    protected void AddHost(Argument<string> host)
    {
        host.CompletionSources.Add(context => Labs()
            .Where(lab => lab.Name == (Options.OfType<Option<string>>().SingleOrDefault(option => option.Name == "--lab") is { } given && context.ParseResult.GetResult(given) is not null
                ? context.ParseResult.GetValue(given)
                : DefaultLab))
            .SelectMany(lab => lab.Hosts).Select(known => new CompletionItem(known.Name)));
        Arguments.Add(host);
    }

    /// <summary>Adds an option that is a lab's name.</summary>
    protected void AddLab(Option<string> lab)
    {
        lab.CompletionSources.Add(_ => Labs().Select(known => new CompletionItem(known.Name)));
        Options.Add(lab);
    }

    /// <summary>Adds an argument that is a lab's name.</summary>
    protected void AddLab(Argument<string> lab)
    {
        lab.CompletionSources.Add(_ => Labs().Select(known => new CompletionItem(known.Name)));
        Arguments.Add(lab);
    }

    protected static IProgress<string> Notes(Reporter report) => new NoteProgress(report);

    // Somebody is typing: a lab that cannot be read is for the command itself to complain of.
    private IReadOnlyList<LabLayout> Labs()
    {
        try
        {
            return _on.Laboratory().Store.List();
        }
        catch (LabException)
        {
            return [];
        }
    }

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = new Reporter(_on.Terminal, OutputOption.Format(parsed.GetValue(_output)));
        try
        {
            return (int)await RunAsync(parsed, _on.Laboratory(), report, cancellationToken);
        }
        catch (LabRequestException refusal)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.BadInput, new Problem(refusal.Message)));
        }
        catch (LabException failure)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.RunFailed, new Problem(failure.Message)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.Cancelled, new Problem("cancelled")));
        }
        catch (Exception exception)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.RunFailed, new Problem($"This is a bug in Kubewright, please report it: {exception}")));
        }
    }

    private sealed class NoteProgress(Reporter report) : IProgress<string>
    {
        private readonly Lock _lock = new();

        public void Report(string value)
        {
            lock (_lock)
            {
                report.Note(value);
            }
        }
    }
}

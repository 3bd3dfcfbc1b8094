using System.CommandLine;
using Kubewright.Cli.Files;
using Kubewright.Cli.Output;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

/// <summary>A verb that makes a cluster file and contacts no host.</summary>
internal abstract class FileVerb : Command, IHaveExamples
{
    private readonly Composition _on;

    private readonly Option<string> _to = new("--out", "-o")
    {
        Description = "The file to write, '-' for standard output",
        DefaultValueFactory = _ => "cluster.yaml",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Overwrite the file where it is there" };

    private readonly Option<string> _output = OutputOption.Create();

    protected FileVerb(Composition on, string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        (_on, Examples) = (on, examples);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Adds the options that all these verbs have, behind their own.</summary>
    protected void AddCommonOptions()
    {
        Options.Add(_to);
        Options.Add(_force);
        Options.Add(_output);
    }

    /// <param name="file">Where to write.</param>
    protected abstract ExitCode Run(ParseResult parsed, NewFile file, Reporter report);

    private int Invoke(ParseResult parsed)
    {
        var report = new Reporter(_on.Terminal, OutputOption.Format(parsed.GetValue(_output)));
        try
        {
            var file = new NewFile(parsed.GetRequiredValue(_to), _on.Directory);
            file.DemandFree(parsed.GetValue(_force));
            return (int)Run(parsed, file, report);
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
}

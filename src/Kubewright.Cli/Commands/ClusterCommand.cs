using System.CommandLine;
using Kubewright.Cli.Output;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

/// <summary>A verb about a cluster: its options, and what becomes of a verb that cannot go on.</summary>
internal abstract class ClusterCommand : Command, IHaveExamples
{
    private readonly Composition _on;

    private readonly Option<string> _file = new("--file", "-f")
    {
        Description = "The cluster file",
        DefaultValueFactory = _ => "cluster.yaml",
        HelpName = "cluster.yaml",
    };

    private readonly Option<string> _output = OutputOption.Create();

    private readonly Option<bool> _acceptNewHostKeys = new("--accept-new-host-keys")
    {
        Description = "Take the keys of hosts that were never seen before, and keep them in known_hosts. A key that has changed is refused all the same",
    };

    private readonly Option<bool> _askSudoPassword = new("--ask-sudo-password")
    {
        Description = "Ask for the password that sudo wants, once, for all hosts for which the cluster file names no sudoPasswordFile",
    };

    protected ClusterCommand(Composition on, string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        (_on, Examples) = (on, examples);
        Options.Add(_file);
        Options.Add(_output);
        if (ContactsHosts)
        {
            Options.Add(_acceptNewHostKeys);
        }

        if (BecomesRoot)
        {
            Options.Add(_askSudoPassword);
        }

        SetAction(InvokeAsync);
    }

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Whether the verb logs in to hosts.</summary>
    protected virtual bool ContactsHosts => true;

    /// <summary>Whether the verb runs commands as root.</summary>
    protected virtual bool BecomesRoot => ContactsHosts;

    protected abstract Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken);

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var reporter = new Reporter(_on.Terminal, OutputOption.Format(parsed.GetValue(_output)));
        var shown = parsed.GetRequiredValue(_file);
        try
        {
            var file = new ClusterFile(shown, Path.GetFullPath(shown, _on.Directory));
            var logins = new LoginRequest(ContactsHosts && parsed.GetValue(_acceptNewHostKeys), BecomesRoot && parsed.GetValue(_askSudoPassword));
            var context = new VerbContext(_on, reporter, file, logins);
            return (int)await RunAsync(parsed, context, cancellationToken);
        }
        catch (StoppedException stopped)
        {
            return (int)reporter.Stopped(stopped);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (int)reporter.Stopped(new StoppedException(ExitCode.Cancelled, new Problem("cancelled")));
        }
        catch (Exception exception) when (exception is Core.Hosts.HostUnreachableException or TimeoutException)
        {
            return (int)reporter.Stopped(new StoppedException(ExitCode.NotAssessed, new Problem(exception.Message)));
        }
        catch (Exception exception)
        {
            return (int)reporter.Stopped(new StoppedException(ExitCode.RunFailed, new Problem($"This is a bug in Kubewright, please report it: {exception}")));
        }
    }
}

/// <summary>What a verb works with.</summary>
internal sealed record VerbContext(Composition On, Reporter Report, ClusterFile File, LoginRequest Logins)
{
    /// <param name="yes">Whether everything that would be asked is confirmed.</param>
    public Stages Stages(bool yes = false) => new(On, Report, File, yes, Logins);
}

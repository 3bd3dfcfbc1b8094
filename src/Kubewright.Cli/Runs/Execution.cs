using Kubewright.Cli.Journal;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Runs;

/// <summary>A run that changes hosts, from its start to its end: the executor with journal and progress display, under the hosts' locks.</summary>
internal sealed class Execution : IAsyncDisposable
{
    private readonly Composition _on;
    private readonly string _verb;
    private readonly Prediction _predicted;
    private readonly ConnectedHosts _hosts;
    private readonly HeldLocks _locks;
    private readonly RunDirectory _directory;
    private readonly JournalWriter _journal;
    private readonly RunHistory _history = new();
    private readonly IProgressDisplay _progress;
    private readonly RunObservers _observers;
    private readonly long _start;
    private bool _ended;

    private Execution(Composition on, string verb, Prediction predicted, ConnectedHosts hosts, HeldLocks locks)
    {
        (_on, _verb, _predicted, _hosts, _locks, _start) = (on, verb, predicted, hosts, locks, on.Time.GetTimestamp());
        _directory = RunDirectory.Create(on.StateFolder, predicted.Spec.Name, predicted.Run);
        _journal = new JournalWriter(_directory.Journal);
        _progress = Progress.Start(on.Terminal, on.Time);
        _observers = new RunObservers(_journal, _history, _progress);
    }

    public static Execution Start(Composition on, string verb, Prediction predicted, ConnectedHosts hosts, HeldLocks locks)
    {
        var execution = new Execution(on, verb, predicted, hosts, locks);
        execution._observers.Happened(
            new RunStarted(on.Time.GetUtcNow(), predicted.Run, predicted.Spec.Name, verb, [.. predicted.Spec.Hosts.Select(host => host.ToString())]));
        return execution;
    }

    /// <summary>Takes the hosts through phases.</summary>
    /// <returns>Whether every step was satisfied.</returns>
    /// <exception cref="StoppedException">The lock of a host was lost.</exception>
    public async Task<bool> PerformAsync(IReadOnlyList<Phase> phases, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource([cancellationToken, .. _locks.Lost]);
        try
        {
            return await new Executor(_predicted.Blueprint, _hosts.Sessions, _predicted.Facts, _observers, _on.Time).RunAsync(phases, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoppedException(
                ExitCode.RunFailed,
                new Problem("the connection that held a host's lock was lost, and another run may have taken the host", $"look at {_directory.Journal}, then run again to go on"));
        }
    }

    /// <summary>Does something to a host that no step of a phase does, with its place in the journal and on the display.</summary>
    /// <param name="work">Is given what to tell lines to.</param>
    /// <param name="outcome">What came of it, in a sentence.</param>
    public async Task<T> RecordAsync<T>(Host host, string phase, string title, Func<Action<string>, Task<T>> work, Func<T, (StepOutcome Outcome, string Why)> outcome)
    {
        var (name, start) = (host.ToString(), _on.Time.GetTimestamp());
        _observers.Happened(new StepStarted(_on.Time.GetUtcNow(), name, phase, title));
        try
        {
            var result = await work(line => _observers.Happened(new OutputLine(_on.Time.GetUtcNow(), name, title, line)));
            End(outcome(result));
            return result;
        }
        catch (Exception exception)
        {
            End((StepOutcome.Failed, exception.Message));
            throw;
        }

        void End((StepOutcome Outcome, string Why) end) => _observers.Happened(
            new StepEnded(_on.Time.GetUtcNow(), name, phase, title, end.Outcome, _on.Time.GetElapsedTime(start).TotalSeconds, end.Why));
    }

    /// <summary>Ends the run and says what came of it.</summary>
    public async Task<RunDocument> EndAsync(bool succeeded)
    {
        await EndOnceAsync(succeeded);
        return RunDocument.Of(_predicted.Spec.Name, _verb, _predicted.Run, _history.Report(), _directory.Journal);
    }

    /// <summary>Gives the terminal back. A run that was not ended by then was stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_ended)
        {
            await EndOnceAsync(succeeded: false);
            await _on.Terminal.Error.WriteLineAsync($"Stopped before the end; run '{_verb}' again to go on from here. Journal: {_directory.Journal}");
        }
    }

    private async Task EndOnceAsync(bool succeeded)
    {
        _ended = true;
        _observers.Happened(new RunEnded(_on.Time.GetUtcNow(), succeeded, _on.Time.GetElapsedTime(_start).TotalSeconds));
        await _progress.DisposeAsync();
        _journal.Dispose();
        if (_journal.Problem is { } problem)
        {
            await _on.Terminal.Error.WriteLineAsync($"The journal {_directory.Journal} is not complete: {problem}");
        }
    }
}

using System.Text;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;

namespace Kubewright.Core.Plans;

/// <summary>Brings one host into the state of one step: ask, decide, act, and ask again until the step is satisfied.</summary>
internal sealed class StepRunner(
    Blueprint blueprint, IReadOnlyDictionary<HostName, IHostSession> sessions, FactGatherer facts, IRunObserver observer, TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private readonly CommandWatcher _watcher = new(blueprint, facts, time);

    /// <param name="ahead">Needs of the steps that follow on the host, asked along in the same round trip.</param>
    /// <returns>Whether something was changed, and the step's own word on the state.</returns>
    /// <exception cref="StepFailedException">The state cannot be reached.</exception>
    public async Task<(bool Changed, string Why)> RunAsync(IStep step, Host host, IEnumerable<Need> ahead, CancellationToken cancellationToken)
    {
        await facts.AskAsync(step.Needs(blueprint, host).Concat(ahead), again: false, cancellationToken);
        var changed = false;
        var waitsFor = "";
        var since = time.GetTimestamp();
        while (true)
        {
            var decision = Planner.Predict(step, new Situation(blueprint, host, facts.Facts), changesPending: step.Settle > TimeSpan.Zero);
            switch (decision)
            {
                case Decision.Satisfied:
                    return (changed, decision.Why);
                case Decision.Blocked blocked:
                    throw new StepFailedException($"{blocked.Why}; {blocked.Remedy}", []);
                case Decision.Change change when !changed:
                    await PerformAsync(step, host, change, cancellationToken);
                    changed = true;
                    since = time.GetTimestamp();
                    break;
                default:
                    if (time.GetElapsedTime(since) >= step.Settle)
                    {
                        throw new StepFailedException(changed ? $"done, but not as it should be after {step.Settle.TotalSeconds:0} s: {decision.Why}" : decision.Why, []);
                    }

                    if (decision.Why != waitsFor)
                    {
                        waitsFor = decision.Why;
                        observer.Happened(new OutputLine(time.GetUtcNow(), host.ToString(), step.Title, $"waiting: {waitsFor}"));
                    }

                    await Task.Delay(PollInterval, time, cancellationToken);
                    break;
            }

            await facts.AskAsync(step.Needs(blueprint, host), again: true, cancellationToken);
        }
    }

    private async Task PerformAsync(IStep step, Host host, Decision.Change change, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var action in change.Actions)
            {
                observer.Happened(new ActionStarted(time.GetUtcNow(), host.ToString(), step.Title, action.Title));
                await PerformAsync(step, host, action, cancellationToken);
            }
        }
        finally
        {
            facts.Changed(host);
        }
    }

    private async Task PerformAsync(IStep step, Host host, HostAction action, CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        var session = sessions[host.Name];
        try
        {
            var result = await RunAsync(step, host, action, Heard, cancellationToken);
            if (!result.Succeeded)
            {
                throw new StepFailedException(
                    $"'{action.Title}' ended with code {result.ExitCode}",
                    [.. RelevantLines.Of(said.ToString()), .. await EvidenceAsync(session, action, cancellationToken)]);
            }
        }
        catch (TimeoutException exception)
        {
            throw new StepFailedException(exception.Message, [.. RelevantLines.Of(said.ToString()), .. await EvidenceAsync(session, action, cancellationToken)]);
        }
        catch (HostUnreachableException exception)
        {
            throw new StepFailedException(exception.Message, RelevantLines.Of(said.ToString()));
        }

        void Heard(string line)
        {
            var clean = Blot(line);
            var remark = (action as HostAction.RunCommand)?.Watch?.Remark(clean);
            lock (said)
            {
                said.Append(remark is null ? clean + '\n' : "");
            }

            observer.Happened(new OutputLine(time.GetUtcNow(), host.ToString(), step.Title, remark is null ? clean : $"{clean} ({remark})"));
        }
    }

    private async Task<CommandResult> RunAsync(IStep step, Host host, HostAction action, Action<string> heard, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = sessions[host.Name].RunAsync(ActionScript.For(action, blueprint), heard, stop.Token);
        if (action is not HostAction.RunCommand { Watch: { } watch })
        {
            return await running;
        }

        var watching = _watcher.WatchAsync(watch, host, stop.Token);
        var first = await Task.WhenAny(running, watching);
        if (first == watching && watching.IsCompletedSuccessfully)
        {
            // Told at once: on a host in trouble it may take a while until the command is gone.
            observer.Happened(new OutputLine(time.GetUtcNow(), host.ToString(), step.Title, Blot($"cannot succeed, and is being stopped: {(await watching).Because}")));
        }

        await stop.CancelAsync();
        await Task.WhenAll(running, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();

        // The one that did not end by itself was called off; and a command may have come to its good end just as it was given up.
        if (first == running || running is { IsCompletedSuccessfully: true, Result.Succeeded: true })
        {
            return await running;
        }

        var stuck = await watching;
        throw new StepFailedException($"'{action.Title}' was stopped, because it cannot succeed: {stuck.Because}; {stuck.Remedy}", [.. stuck.Lines.Select(Blot)]);
    }

    private async Task<IReadOnlyList<string>> EvidenceAsync(IHostSession session, HostAction action, CancellationToken cancellationToken)
    {
        if (action is not HostAction.RunCommand { Evidence: { } script })
        {
            return [];
        }

        try
        {
            var evidence = new Command { Script = script, Title = "read why it failed", ReadOnly = true };
            return RelevantLines.Of(Blot((await session.RunAsync(evidence, null, cancellationToken)).Output));
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            return [$"why it failed could not be read: {exception.Message}"];
        }
    }

    private string Blot(string line) => blueprint.Secrets.Aggregate(line, (clean, secret) => clean.Replace(secret.Reveal(), "***", StringComparison.Ordinal));
}

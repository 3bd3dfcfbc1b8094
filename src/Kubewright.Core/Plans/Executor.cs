using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;

namespace Kubewright.Core.Plans;

/// <summary>
/// Takes every host through its phases: each host at its own pace, waiting only at gates. The hosts are the state: a run that ended early is
/// resumed by running again.
/// </summary>
public sealed class Executor(
    Blueprint blueprint, IReadOnlyDictionary<HostName, IHostSession> sessions, FactGatherer facts, IRunObserver observer, TimeProvider time)
{
    private readonly StepRunner _steps = new(blueprint, sessions, facts, observer, time);

    /// <summary>Runs the phases. A failure ends the pipeline of its host and of those that wait for it; the others go on.</summary>
    /// <returns>Whether every step of every host is satisfied.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Phase> phases, CancellationToken cancellationToken)
    {
        var gates = new PhaseGates(phases);
        var hosts = phases.SelectMany(phase => phase.Hosts).Distinct();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var done = await Task.WhenAll(hosts.Select(host => StopAllOnBugAsync(
            () => RunAsync(host, [.. phases.Where(phase => phase.Hosts.Contains(host))], gates, stop.Token), stop)));
        return done.All(succeeded => succeeded);
    }

    // Failures of hosts are values; an exception is a bug or a cancellation, after which nobody must wait for that host any more.
    private static async Task<bool> StopAllOnBugAsync(Func<Task<bool>> run, CancellationTokenSource stop)
    {
        try
        {
            return await run();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<bool> RunAsync(Host host, IReadOnlyList<Phase> phases, PhaseGates gates, CancellationToken cancellationToken)
    {
        // Off the caller's thread at once, so that hosts start together.
        await Task.Yield();
        string? failure = null;
        foreach (var phase in phases)
        {
            var succeeded = false;
            try
            {
                if (failure is null || phase.Always)
                {
                    var closed = await WaitAsync(host, phase, gates, cancellationToken);
                    failure ??= closed;
                }

                succeeded = failure is null || phase.Always ? await RunInTurnAsync(host, phase, gates, cancellationToken) : Skip(host, phase, failure);
                failure ??= succeeded ? null : $"'{phase.Title}' failed on {host}";
            }
            finally
            {
                gates.Through(phase, host, succeeded);
            }
        }

        return failure is null;
    }

    private async Task<string?> WaitAsync(Host host, Phase phase, PhaseGates gates, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var failure = await gates.WaitAsync(phase, cancellationToken);
        var waited = time.GetElapsedTime(start);
        if (waited > TimeSpan.FromMilliseconds(10))
        {
            observer.Happened(new HostWaited(time.GetUtcNow(), host.ToString(), phase.Title, waited.TotalSeconds));
        }

        return failure;
    }

    private async Task<bool> RunInTurnAsync(Host host, Phase phase, PhaseGates gates, CancellationToken cancellationToken)
    {
        await gates.EnterAsync(phase, cancellationToken);
        try
        {
            for (var index = 0; index < phase.Steps.Count; index++)
            {
                var ahead = phase.Steps.Skip(index + 1).SelectMany(step => step.Needs(blueprint, host)).Where(need => need.Host == host);
                if (!await RunAsync(host, phase, phase.Steps[index], ahead, cancellationToken))
                {
                    Skip(host, phase, phase.Steps.Skip(index + 1), $"'{phase.Steps[index].Title}' failed");
                    return false;
                }
            }

            return true;
        }
        finally
        {
            gates.Leave(phase);
        }
    }

    private async Task<bool> RunAsync(Host host, Phase phase, IStep step, IEnumerable<Need> ahead, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        observer.Happened(new StepStarted(time.GetUtcNow(), host.ToString(), phase.Title, step.Title));
        try
        {
            var (changed, why) = await _steps.RunAsync(step, host, ahead, cancellationToken);
            Ended(changed ? StepOutcome.Changed : StepOutcome.Ok, why, []);
            return true;
        }
        catch (StepFailedException exception)
        {
            Ended(StepOutcome.Failed, exception.Message, exception.Lines);
            return false;
        }

        void Ended(StepOutcome outcome, string why, IReadOnlyList<string> lines) => observer.Happened(
            new StepEnded(time.GetUtcNow(), host.ToString(), phase.Title, step.Title, outcome, time.GetElapsedTime(start).TotalSeconds, why) { Lines = lines });
    }

    private bool Skip(Host host, Phase phase, string why) => Skip(host, phase, phase.Steps, why);

    private bool Skip(Host host, Phase phase, IEnumerable<IStep> steps, string why)
    {
        foreach (var step in steps)
        {
            observer.Happened(new StepEnded(time.GetUtcNow(), host.ToString(), phase.Title, step.Title, StepOutcome.Skipped, 0, why));
        }

        return false;
    }
}

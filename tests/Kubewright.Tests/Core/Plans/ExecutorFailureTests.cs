using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>What a failure ends, and what it does not.</summary>
public sealed class ExecutorFailureTests
{
    private static readonly ToyStep A = new("a");
    private static readonly ToyStep B = new("b");
    private static readonly ToyStep C = new("c");

    private readonly ToyRun _run = new();

    [Fact]
    public async Task A_failure_ends_its_hosts_way_and_no_other()
    {
        Breaks("cp1", "set a");

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1", "cp2"], A, B), ToyRun.Phase("two", ["cp1", "cp2"], C)));

        Assert.Equal(StepOutcome.Failed, _run.Events.Of("cp1", "Set a").Outcome);
        Assert.Equal((StepOutcome.Skipped, "'Set a' failed"), OutcomeOf("cp1", "Set b"));
        Assert.Equal((StepOutcome.Skipped, "'one' failed on cp1"), OutcomeOf("cp1", "Set c"));
        Assert.Equal(["set a", "set b", "set c"], _run["cp2"].Performed);
    }

    [Fact]
    public async Task Who_waits_for_what_failed_is_skipped_and_says_so()
    {
        Breaks("cp1", "set a");
        var one = ToyRun.Phase("one", ["cp1", "cp2"], A);
        var two = ToyRun.Phase("two", ["cp3"], B) with { After = [one] };
        var three = ToyRun.Phase("three", ["worker1"], C) with { After = [two] };

        Assert.False(await _run.RunAsync(one, two, three));

        Assert.Equal((StepOutcome.Skipped, "waits for 'one', which failed on cp1"), OutcomeOf("cp3", "Set b"));
        Assert.Equal((StepOutcome.Skipped, "waits for 'two', which failed on cp3"), OutcomeOf("worker1", "Set c"));
        Assert.Empty(_run["cp3"].Performed);
    }

    [Fact]
    public async Task A_failure_in_a_one_by_one_phase_lets_the_next_in()
    {
        Breaks("cp1", "set a");

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1", "cp2"], A) with { OneByOne = true }));

        Assert.Equal(["set a"], _run["cp2"].Performed);
    }

    [Fact]
    public async Task A_phase_that_tidies_up_is_entered_after_a_failure()
    {
        Breaks("cp1", "set a");
        Breaks("cp2", "set a");
        var one = ToyRun.Phase("one", ["cp1", "cp2"], A);
        var tidy = ToyRun.Phase("tidy", ["cp1"], C) with { After = [one], Always = true };

        Assert.False(await _run.RunAsync(one, ToyRun.Phase("two", ["cp1"], B), tidy));

        Assert.Equal(StepOutcome.Skipped, OutcomeOf("cp1", "Set b").Outcome);
        Assert.Equal(StepOutcome.Changed, OutcomeOf("cp1", "Set c").Outcome);
    }

    [Fact]
    public async Task A_phase_that_tidies_up_waits_for_all_and_not_just_for_the_first_failure()
    {
        Breaks("cp1", "set a");
        var slow = new TaskCompletionSource();
        _run["cp2"].Perform = async (command, _, cancellationToken) =>
        {
            await slow.Task.WaitAsync(cancellationToken);
            _run["cp2"].Set(command);
            return new CommandResult(0, "", "");
        };
        var one = ToyRun.Phase("one", ["cp1"], A);
        var two = ToyRun.Phase("two", ["cp2"], B);

        var run = _run.RunAsync(one, two, ToyRun.Phase("tidy", ["cp1"], C) with { After = [one, two], Always = true });
        await Task.Delay(50);
        Assert.DoesNotContain("set c", _run["cp1"].Performed);
        slow.SetResult();

        Assert.False(await run);
        Assert.Contains("set c", _run["cp1"].Performed);
    }

    [Fact]
    public async Task A_step_that_is_blocked_fails_with_what_to_do()
    {
        var blocked = A with { Otherwise = _ => new Decision.Blocked("no room", "make room") };

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], blocked)));

        Assert.Equal((StepOutcome.Failed, "no room; make room"), OutcomeOf("cp1", "Set a"));
    }

    [Fact]
    public async Task A_step_that_waits_for_nothing_fails_where_its_host_does_not_answer()
    {
        _run["cp1"].Silence = new HostUnreachableException("cp1 is gone; start it");

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], A)));

        Assert.Equal((StepOutcome.Failed, "cp1 is gone; start it; make the host answer, then run again"), OutcomeOf("cp1", "Set a"));
    }

    [Fact]
    public async Task A_bug_in_a_step_stops_every_host_and_comes_out()
    {
        var (begun, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        _run["cp2"].Perform = async (_, _, cancellationToken) =>
        {
            await using var registration = cancellationToken.Register(stopped.SetResult);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new CommandResult(0, "", "");
        };
        var bug = B with
        {
            // Not before the other host is at work: one that has not begun has nothing to stop.
            Otherwise = _ => throw new NotSupportedException(SpinWait.SpinUntil(() => begun.Task.IsCompleted, TimeSpan.FromSeconds(10)) ? "a bug" : "cp2 never began"),
        };
        var one = ToyRun.Phase("one", ["cp2"], A);

        var exception = await Assert.ThrowsAsync<NotSupportedException>(() =>
            _run.RunAsync(one, ToyRun.Phase("two", ["cp1"], bug), ToyRun.Phase("three", ["cp3"], A) with { After = [one] }));

        Assert.Equal("a bug", exception.Message);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(_run["cp3"].Performed);
    }

    [Fact]
    public async Task Cancelling_ends_what_runs_and_starts_nothing_more()
    {
        using var cancel = new CancellationTokenSource();
        _run["cp1"].Perform = async (_, _, cancellationToken) =>
        {
            await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return new CommandResult(0, "", "");
        };
        var one = ToyRun.Phase("one", ["cp1"], A, B);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run.RunAsync(cancel.Token, one, ToyRun.Phase("two", ["cp2"], A) with { After = [one] }));

        Assert.Equal(["set a"], _run["cp1"].Performed);
        Assert.Empty(_run["cp2"].Performed);
    }

    [Fact]
    public async Task After_a_cancellation_not_even_what_tidies_up_is_entered()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run.RunAsync(cancel.Token, ToyRun.Phase("tidy", ["cp1"], C) with { Always = true }));

        Assert.Empty(_run["cp1"].Performed);
    }

    private (StepOutcome Outcome, string Why) OutcomeOf(string host, string step) => (_run.Events.Of(host, step).Outcome, _run.Events.Of(host, step).Why);

    private void Breaks(string host, string title)
    {
        var broken = _run[host];
        broken.Perform = (command, _, _) =>
        {
            if (command.Title == title)
            {
                return Task.FromResult(new CommandResult(1, "", ""));
            }

            broken.Set(command);
            return Task.FromResult(new CommandResult(0, "", ""));
        };
    }
}

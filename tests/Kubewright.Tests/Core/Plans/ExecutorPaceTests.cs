using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>Who waits for whom.</summary>
public sealed class ExecutorPaceTests
{
    private static readonly ToyStep A = new("a");
    private static readonly ToyStep B = new("b");

    private readonly ToyRun _run = new();

    [Fact]
    public async Task Every_host_comes_into_the_state_that_every_step_wants()
    {
        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1", "cp2"], A, B), ToyRun.Phase("two", ["cp2"], new ToyStep("c"))));

        Assert.Equal(["set a", "set b"], _run["cp1"].Performed);
        Assert.Equal(["set a", "set b", "set c"], _run["cp2"].Performed);
        Assert.All(_run.Events.Ended, ended => Assert.Equal(StepOutcome.Changed, ended.Outcome));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var phase = ToyRun.Phase("one", ["cp1"], A, B);
        await _run.RunAsync(phase);
        var second = new ToyRun();
        second["cp1"].State["a"] = "done";
        second["cp1"].State["b"] = "done";

        Assert.True(await second.RunAsync(phase));

        Assert.Empty(second["cp1"].Performed);
        Assert.All(second.Events.Ended, ended => Assert.Equal(StepOutcome.Ok, ended.Outcome));
    }

    [Fact]
    public async Task A_host_without_changes_is_asked_once_for_a_whole_phase()
    {
        _run["cp1"].State["a"] = "done";
        _run["cp1"].State["b"] = "done";

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], A, B));

        Assert.Equal([["get a", "get b"]], _run["cp1"].Batches);
    }

    [Fact]
    public async Task What_was_asked_before_the_run_is_not_asked_again()
    {
        await _run.Facts.AskAsync([new(Toy.Host("cp1"), new ToyProbe("a"))], again: false, CancellationToken.None);
        _run["cp1"].State["a"] = "done";

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], A));

        // The answer from before says that it is to be set.
        Assert.Equal(["set a"], _run["cp1"].Performed);
    }

    [Fact]
    public async Task Hosts_do_not_wait_for_each_other_between_phases()
    {
        // cp1 is through with the first phase only when cp2 is through with the second: with a barrier this would never end.
        var second = new TaskCompletionSource();
        Holding("cp1", "set a", second.Task);
        _run["cp2"].Perform = Then(_run["cp2"], command => { if (command.Title == "set b") { second.SetResult(); } });

        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1", "cp2"], A), ToyRun.Phase("two", ["cp1", "cp2"], B)));
    }

    [Fact]
    public async Task A_gate_opens_when_all_hosts_of_the_phase_before_are_through()
    {
        var slow = new TaskCompletionSource();
        Holding("cp2", "set a", slow.Task);
        var one = ToyRun.Phase("one", ["cp1", "cp2"], A);
        var two = ToyRun.Phase("two", ["cp1", "cp3"], B) with { After = [one] };

        var run = _run.RunAsync(one, two);
        await Eventually(() => _run["cp1"].Performed.Contains("set a") && _run["cp2"].Performed.Contains("set a"));
        Assert.DoesNotContain("set b", _run["cp1"].Performed.Concat(_run["cp3"].Performed));
        _run.Time.Pass(TimeSpan.FromSeconds(7));
        slow.SetResult();

        Assert.True(await run);
        Assert.Contains("set b", _run["cp3"].Performed);
        var waited = Assert.Single(_run.Events.All.OfType<HostWaited>(), waited => waited.Host == "cp3");
        Assert.Equal(("two", 7), (waited.Phase, waited.Seconds));
    }

    [Fact]
    public async Task A_gate_of_a_phase_without_hosts_is_open()
    {
        var nobody = ToyRun.Phase("nobody", [], A);

        Assert.True(await _run.RunAsync(nobody, ToyRun.Phase("two", ["cp1"], A) with { After = [nobody] }));
    }

    [Fact]
    public async Task One_by_one_means_never_two_at_a_time()
    {
        var (inside, most) = (0, 0);
        foreach (var host in _run.Hosts.Values)
        {
            host.Perform = async (command, _, cancellationToken) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Delay(5, cancellationToken);
                host.Set(command);
                Interlocked.Decrement(ref inside);
                return new CommandResult(0, "", "");
            };
        }

        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1", "cp2", "cp3", "worker1"], A, B) with { OneByOne = true }));

        Assert.Equal(1, most);
        Assert.Equal(8, _run.Hosts.Values.Sum(host => host.Performed.Count));
    }

    [Fact]
    public async Task In_a_one_by_one_phase_a_host_that_waits_its_turn_sees_what_the_one_before_changed_in_the_cluster()
    {
        // Every host asks cp1 about the cluster; the answer from before the turn is stale after another host's change.
        var cluster = new ToyProbe("members", ProbeReach.Cluster);
        var seen = new List<string>();
        var join = A with
        {
            MoreNeeds = [new Need(Toy.Host("cp1"), cluster)],
            Otherwise = situation => { seen.Add(situation.Ask(Toy.Host("cp1"), cluster)); return null; },
        };
        _run["cp2"].Perform = Then(_run["cp2"], _ => _run["cp1"].State["members"] = "cp2");
        _run["cp3"].Perform = Then(_run["cp3"], _ => _run["cp1"].State["members"] += ",cp3");

        await _run.RunAsync(ToyRun.Phase("join", ["cp2", "cp3"], join) with { OneByOne = true });

        Assert.Equal(["", "cp2", "cp2", "cp2,cp3"], _run["cp1"].State["members"] == "cp2,cp3" ? seen : ["cp3 went first", .. seen]);
    }

    [Fact]
    public async Task A_step_is_said_to_start_before_it_is_said_to_end_and_its_actions_lie_between()
    {
        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], A));

        Assert.Equal([typeof(StepStarted), typeof(ActionStarted), typeof(StepEnded)], _run.Events.All.Select(happened => happened.GetType()));
    }

    private void Holding(string host, string title, Task until)
    {
        var held = _run[host];
        held.Perform = async (command, _, cancellationToken) =>
        {
            if (command.Title == title)
            {
                await until.WaitAsync(cancellationToken);
            }

            held.Set(command);
            return new CommandResult(0, "", "");
        };
    }

    private static Func<Command, Action<string>, CancellationToken, Task<CommandResult>> Then(ToyHost host, Action<Command> then) => (command, _, _) =>
    {
        host.Set(command);
        then(command);
        return Task.FromResult(new CommandResult(0, "", ""));
    };

    private static async Task Eventually(Func<bool> condition)
    {
        for (var attempt = 0; !condition(); attempt++)
        {
            Assert.True(attempt < 1000, "did not happen within ten seconds");
            await Task.Delay(10);
        }
    }
}

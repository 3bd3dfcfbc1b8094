using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>A command that cannot succeed is stopped with the reason; any other is left alone.</summary>
public sealed class CommandWatchTests
{
    private readonly ToyRun _run = new();
    private readonly TaskCompletionSource _ended = new();

    [Fact]
    public async Task A_hopeless_command_is_ended_on_the_host_and_cause_remedy_and_proof_are_told()
    {
        RunsUntilEnded();
        _run["cp1"].State["lost"] = "10.0.0.1";

        Assert.False(await RunAsync(new ToyCause("lost")));

        Assert.True(_ended.Task.IsCompletedSuccessfully);
        var ended = _run.Events.Of("cp1", "Set a");
        Assert.Equal((StepOutcome.Failed, "'set a' was stopped, because it cannot succeed: lost is 10.0.0.1; take lost away"), (ended.Outcome, ended.Why));
        Assert.Equal(["lost 10.0.0.1"], ended.Lines);
        Assert.Equal(["cannot succeed, and is being stopped: lost is 10.0.0.1"], _run.Events.All.OfType<OutputLine>().Select(output => output.Line));
    }

    [Fact]
    public async Task A_command_that_ends_by_itself_is_not_stopped()
    {
        _run["cp1"].State["a"] = "";

        Assert.True(await RunAsync(new ToyCause("lost")));

        Assert.Equal(["set a"], _run["cp1"].Performed);
    }

    [Fact]
    public async Task A_command_that_fails_by_itself_says_so_itself()
    {
        _run["cp1"].Perform = (_, _, _) => Task.FromResult(new CommandResult(1, "", ""));

        Assert.False(await RunAsync(new ToyCause("lost")));

        Assert.Equal("'set a' ended with code 1", _run.Events.Of("cp1", "Set a").Why);
    }

    [Fact]
    public async Task What_passes_stops_nothing()
    {
        // Seen for two looks, gone for one, over and over: never as long as it would have to hold.
        var looks = 0;
        _run["cp1"].BeforeAnswer = () => _run["cp1"].State["lost"] = ++looks % 3 == 0 ? "" : "yes";
        _run["cp1"].Perform = async (command, _, _) =>
        {
            while (Volatile.Read(ref looks) < 30)
            {
                await Task.Delay(5, CancellationToken.None);
            }

            _run["cp1"].Set(command);
            return new CommandResult(0, "", "");
        };

        Assert.True(await RunAsync(new ToyCause("lost")));
    }

    [Fact]
    public async Task What_could_not_be_asked_stops_nothing()
    {
        var looks = 0;
        _run["cp1"].Mute.Add("lost");
        _run["cp1"].BeforeAnswer = () => looks++;
        _run["cp1"].Perform = async (command, _, _) =>
        {
            while (Volatile.Read(ref looks) < 20)
            {
                await Task.Delay(5, CancellationToken.None);
            }

            _run["cp1"].Set(command);
            return new CommandResult(0, "", "");
        };

        Assert.True(await RunAsync(new ToyCause("lost")));
    }

    [Fact]
    public async Task Of_several_causes_the_root_is_named()
    {
        RunsUntilEnded();
        _run["cp1"].State["root"] = _run["cp1"].State["symptom"] = "yes";

        // The symptom would be ripe sooner, but a suspected root is waited for.
        Assert.False(await RunAsync(new ToyCause("root") { Holds = TimeSpan.FromSeconds(5) }, new ToyCause("symptom") { Holds = TimeSpan.FromSeconds(1) }));

        Assert.Equal(["root yes"], _run.Events.Of("cp1", "Set a").Lines);
    }

    [Fact]
    public async Task A_root_that_never_holds_does_not_hide_what_does()
    {
        RunsUntilEnded();
        _run["cp1"].State["root"] = _run["cp1"].State["symptom"] = "yes";

        Assert.False(await RunAsync(new ToyCause("root") { Holds = TimeSpan.FromHours(1) }, new ToyCause("symptom")));

        Assert.Equal(["symptom yes"], _run.Events.Of("cp1", "Set a").Lines);
    }

    [Fact]
    public async Task A_peer_that_hangs_keeps_no_answer_of_the_host_itself_back_and_proves_nothing()
    {
        RunsUntilEnded();
        _run["cp2"].State["peer"] = _run["cp1"].State["own"] = "yes";
        _run["cp2"].Delivery = () => new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromSeconds(15));

        Assert.False(await RunAsync(new ToyCause("peer") { On = "cp2" }, new ToyCause("own")));

        Assert.Equal(["own yes"], _run.Events.Of("cp1", "Set a").Lines);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_the_command_and_the_watch()
    {
        RunsUntilEnded();
        using var cancel = new CancellationTokenSource();
        var running = _run.RunAsync(cancel.Token, ToyRun.Phase("one", ["cp1"], Watched(new ToyCause("lost"))));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_told_as_such()
    {
        _run["cp1"].Perform = (_, _, _) => throw new HostUnreachableException("the connection to cp1 was lost; run again");

        Assert.False(await RunAsync(new ToyCause("lost")));

        Assert.Equal("the connection to cp1 was lost; run again", _run.Events.Of("cp1", "Set a").Why);
    }

    [Fact]
    public async Task A_line_that_misleads_is_shown_with_a_remark_and_never_given_as_a_reason()
    {
        _run["cp1"].Perform = (_, onLine, _) =>
        {
            onLine("error: not so bad");
            onLine("error: really bad");
            return Task.FromResult(new CommandResult(1, "", ""));
        };

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], Watched(new CommandWatch([]) { Remark = line => line.Contains("not so", StringComparison.Ordinal) ? "a false alarm" : null }))));

        Assert.Equal(["error: not so bad (a false alarm)", "error: really bad"], _run.Events.All.OfType<OutputLine>().Select(output => output.Line));
        Assert.Equal(["error: really bad"], _run.Events.Of("cp1", "Set a").Lines);
    }

    [Fact]
    public async Task Secrets_are_blotted_out_of_what_proves_it()
    {
        RunsUntilEnded();
        _run["cp1"].State["lost"] = Credentials.Sample.Token.Reveal();

        Assert.False(await RunAsync(new ToyCause("lost")));

        Assert.Equal(["lost ***"], _run.Events.Of("cp1", "Set a").Lines);
    }

    private Task<bool> RunAsync(params IReadOnlyList<IStuckCause> causes) => _run.RunAsync(ToyRun.Phase("one", ["cp1"], Watched([.. causes])));

    private static ToyStep Watched(params IReadOnlyList<IStuckCause> causes) => Watched(new CommandWatch(causes));

    private static ToyStep Watched(CommandWatch watch) => new("a") { Actions = [ToyStep.Setting("a", "done") with { Watch = watch }] };

    private void RunsUntilEnded() => _run["cp1"].Perform = async (_, _, cancellationToken) =>
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(15), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ended.SetResult();
            throw;
        }

        return new CommandResult(0, "", "");
    };
}

using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>How long a state may take to become as wanted.</summary>
public sealed class StepSettlingTests
{
    private readonly ToyRun _run = new();

    [Fact]
    public async Task A_state_is_looked_at_until_it_is_as_wanted_and_the_actions_are_not_repeated()
    {
        ComesTrueAfter(looks: 5);

        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a") { Settle = TimeSpan.FromSeconds(10) })));

        Assert.Equal(["set a"], _run["cp1"].Performed);
        Assert.Equal((StepOutcome.Changed, "a is done"), Outcome());
    }

    [Fact]
    public async Task A_state_that_does_not_come_in_time_fails_the_step()
    {
        ComesTrueAfter(looks: 100);

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a") { Settle = TimeSpan.FromSeconds(3) })));

        Assert.Equal((StepOutcome.Failed, "done, but not as it should be after 3 s: a is ''"), Outcome());
        Assert.Equal(3, _run.Events.Of("cp1", "Set a").Seconds, tolerance: 0.3);
        Assert.Equal(["set a"], _run["cp1"].Performed);
    }

    [Fact]
    public async Task Without_time_to_settle_the_state_has_to_be_right_at_once()
    {
        ComesTrueAfter(looks: 2);

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a"))));

        Assert.Equal("done, but not as it should be after 0 s: a is ''", Outcome().Why);
    }

    [Fact]
    public async Task A_step_that_says_later_waits_for_others()
    {
        var looks = 0;
        _run["cp1"].BeforeAnswer = () => _run["cp1"].State["a"] = ++looks < 4 ? "not yet" : "done";
        var waiting = new ToyStep("a") { Settle = TimeSpan.FromSeconds(10), Otherwise = situation => situation.Ask(new ToyProbe("a")) == "done" ? null : new Decision.Later("not yet") };

        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], waiting)));

        Assert.Equal((StepOutcome.Ok, "a is done"), Outcome());
        Assert.Empty(_run["cp1"].Performed);
    }

    [Fact]
    public async Task A_step_that_waited_in_vain_says_for_what()
    {
        var waiting = new ToyStep("a") { Settle = TimeSpan.FromSeconds(2), Otherwise = _ => new Decision.Later("nobody has the address") };

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], waiting)));

        Assert.Equal((StepOutcome.Failed, "nobody has the address"), Outcome());
    }

    [Fact]
    public async Task A_step_with_time_to_settle_waits_for_an_answer_too()
    {
        _run["cp1"].Mute.Add("a");
        var looks = 0;
        _run["cp1"].BeforeAnswer = () =>
        {
            if (++looks == 3)
            {
                _run["cp1"].Mute.Clear();
            }
        };

        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a") { Settle = TimeSpan.FromSeconds(2) })));

        Assert.Equal(["set a"], _run["cp1"].Performed);
    }

    [Fact]
    public async Task The_time_to_settle_starts_when_the_actions_are_done()
    {
        ComesTrueAfter(looks: 3);
        var performing = _run["cp1"].Perform;
        _run["cp1"].Perform = (command, onLine, cancellationToken) =>
        {
            _run.Time.Pass(TimeSpan.FromMinutes(5));
            return performing(command, onLine, cancellationToken);
        };

        Assert.True(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a") { Settle = TimeSpan.FromSeconds(2) })));
    }

    private (StepOutcome Outcome, string Why) Outcome() => (_run.Events.Of("cp1", "Set a").Outcome, _run.Events.Of("cp1", "Set a").Why);

    // What the command sets is to be seen only after so many further looks.
    private void ComesTrueAfter(int looks)
    {
        var host = _run["cp1"];
        Command? set = null;
        host.Perform = (command, _, _) =>
        {
            set = command;
            return Task.FromResult(new CommandResult(0, "", ""));
        };
        host.BeforeAnswer = () =>
        {
            if (set is not null && --looks <= 0)
            {
                host.Set(set);
            }
        };
    }
}

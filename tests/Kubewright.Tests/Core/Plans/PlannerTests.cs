using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

public sealed class PlannerTests
{
    private static readonly Host First = Toy.Host("cp1");
    private static readonly Host Second = Toy.Host("cp2");
    private static readonly ToyStep Step = new("a");

    [Fact]
    public void A_plan_says_for_every_host_and_step_what_would_be_done()
    {
        var facts = FactSet.Empty.WithKnown(First, Step.Probe, "done").WithKnown(Second, Step.Probe, "");

        var plan = Plan(facts, ToyRun.Phase("one", ["cp1", "cp2"], Step));

        Assert.Equal(["cp1: a is done", "cp2: a is ''"], plan.Steps.Select(planned => $"{planned.Host}: {planned.Decision.Why}"));
        Assert.Equal("cp2", Assert.Single(plan.Open).Host.ToString());
        Assert.False(plan.IsEmpty);
    }

    [Fact]
    public void A_plan_without_open_steps_is_empty()
    {
        var plan = Plan(FactSet.Empty.WithKnown(First, Step.Probe, "done"), ToyRun.Phase("one", ["cp1"], Step));

        Assert.True(plan.IsEmpty);
        Assert.Equal(Risk.Safe, plan.Risk);
    }

    [Fact]
    public void What_cannot_be_told_is_blocked_while_nothing_is_to_change()
    {
        var plan = Plan(FactSet.Empty.WithNotAsked(First, Step.Probe, "cp1 is down"), ToyRun.Phase("one", ["cp1"], Step));

        var blocked = Assert.IsType<Decision.Blocked>(Assert.Single(plan.Blocked).Decision);
        Assert.Equal(("cp1 is down", "make the host answer, then run again"), (blocked.Why, blocked.Remedy));
    }

    [Fact]
    public void What_cannot_be_told_comes_later_where_a_change_before_it_may_make_it_known()
    {
        // The change is another host's: a cluster that does not exist yet cannot answer anybody.
        var facts = FactSet.Empty.WithKnown(First, Step.Probe, "").WithNotAsked(Second, Step.Probe, "no cluster");

        var plan = Plan(facts, ToyRun.Phase("one", ["cp1"], Step), ToyRun.Phase("two", ["cp2"], Step));

        Assert.Equal([typeof(Decision.Change), typeof(Decision.Later)], plan.Steps.Select(planned => planned.Decision.GetType()));
        Assert.Equal("no cluster", plan.Steps[1].Decision.Why);
    }

    [Fact]
    public void A_change_that_comes_after_it_makes_nothing_known()
    {
        var facts = FactSet.Empty.WithNotAsked(First, Step.Probe, "down").WithKnown(Second, Step.Probe, "");

        var plan = Plan(facts, ToyRun.Phase("one", ["cp1", "cp2"], Step));

        Assert.Equal([typeof(Decision.Blocked), typeof(Decision.Change)], plan.Steps.Select(planned => planned.Decision.GetType()));
    }

    [Fact]
    public void A_step_may_do_without_an_answer_where_it_says_so()
    {
        var tolerant = Step with { MoreNeeds = [new Need(Second, Step.Probe, MayBeUnknown: true)] };

        var plan = Plan(FactSet.Empty.WithKnown(First, Step.Probe, "done"), ToyRun.Phase("one", ["cp1"], tolerant));

        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public void A_step_that_looks_at_what_it_did_not_ask_for_is_a_bug()
    {
        var curious = Step with { Otherwise = situation => new Decision.Satisfied(situation.Ask(Second, new ToyProbe("secretly"))) };

        var exception = Assert.Throws<InvalidOperationException>(() => Plan(FactSet.Empty.WithKnown(First, Step.Probe, ""), ToyRun.Phase("one", ["cp1"], curious)));
        Assert.Contains("toy:secretly", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_as_risky_as_its_worst_change()
    {
        var destroying = new ToyStep("b") { Otherwise = _ => new Decision.Change("why", []) { Risk = Risk.Destructive } };
        var facts = FactSet.Empty.WithKnown(First, Step.Probe, "").WithKnown(First, destroying.Probe, "");

        Assert.Equal(Risk.Destructive, Plan(facts, ToyRun.Phase("one", ["cp1"], Step, destroying, Step)).Risk);
    }

    [Fact]
    public void Everything_that_any_step_needs_of_any_host_is_asked_for()
    {
        var needs = Planner.Needs(Toy.Blueprint, [ToyRun.Phase("one", ["cp1", "cp2"], Step), ToyRun.Phase("two", ["cp1"], new ToyStep("b"))]);

        Assert.Equal([("cp1", "toy:a"), ("cp2", "toy:a"), ("cp1", "toy:b")], needs.Select(need => (need.Host.ToString(), need.Probe.Id)));
    }

    private static Plan Plan(FactSet facts, params IReadOnlyList<Phase> phases) => Planner.Plan(Toy.Blueprint, phases, facts);
}

using Kubewright.Core.Journals;
using Xunit;

namespace Kubewright.Tests.Core.Journals;

public sealed class RunReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Outcomes_are_counted_for_every_host_in_the_files_order()
    {
        var report = Report(
            ["cp1", "cp2", "worker1"],
            Ended("cp2", "a", 0, 1),
            Ended("cp1", "a", 0, 1, StepOutcome.Ok),
            Ended("cp1", "b", 1, 2, StepOutcome.Failed),
            Ended("cp1", "c", 2, 2, StepOutcome.Skipped),
            Ended("cp1", "d", 2, 2, StepOutcome.Skipped));

        Assert.Equal([new HostRecap("cp1", 1, 0, 2, 1), new HostRecap("cp2", 0, 1, 0, 0), new HostRecap("worker1", 0, 0, 0, 0)], report.Hosts);
        Assert.Equal(1, report.Changed);
        Assert.Equal("b", Assert.Single(report.Failures).Step);
    }

    [Fact]
    public void The_slowest_steps_come_first_and_mere_looks_not_at_all()
    {
        var report = Report(["cp1"], Ended("cp1", "short", 0, 1), Ended("cp1", "look", 1, 1.1, StepOutcome.Ok), Ended("cp1", "long", 2, 9), Ended("cp1", "wait", 9, 12, StepOutcome.Ok));

        Assert.Equal(["long", "wait", "short"], report.Slowest.Select(time => time.Step));
        Assert.Equal([7, 3, 1], report.Slowest.Select(time => time.Seconds));
    }

    [Fact]
    public void The_critical_path_follows_who_waited_for_whom()
    {
        // cp1 initialises, cp2 and cp3 join one after the other, the worker joins meanwhile, cp1 waits for all.
        var report = Report(
            ["cp1", "cp2", "cp3", "worker1"],
            Ended("cp1", "prepare", 0, 5),
            Ended("cp2", "prepare", 0, 9),
            Ended("worker1", "prepare", 0, 7),
            Ended("cp1", "init", 5, 25),
            Ended("worker1", "join worker", 25.001, 40),
            Ended("cp2", "join 2", 25.001, 50),
            Ended("cp3", "join 3", 50.001, 70),
            Ended("cp1", "health", 70.001, 75, StepOutcome.Ok));

        Assert.Equal(["prepare", "init", "join 2", "join 3", "health"], report.CriticalPath.Select(time => time.Step));
        Assert.Equal("cp1", report.CriticalPath[0].Host);
        Assert.Equal(["cp2", "cp3"], report.CriticalPath.Skip(2).Take(2).Select(time => time.Host));
    }

    [Fact]
    public void The_critical_path_stays_on_a_host_that_did_not_wait()
    {
        var report = Report(["cp1", "cp2"], Ended("cp1", "a1", 0, 10), Ended("cp2", "a2", 0, 10.05), Ended("cp1", "b1", 10.1, 20));

        Assert.Equal(["a1", "b1"], report.CriticalPath.Select(time => time.Step));
    }

    [Fact]
    public void The_critical_path_is_not_torn_by_two_clocks_that_differ_by_a_little()
    {
        // A step's end is taken from one clock and its length from another; a step may seem to have begun a moment before the one it followed had ended.
        var report = Report(["cp1"], Ended("cp1", "first", 0, 10.003), Ended("cp1", "second", 10, 20.002), Ended("cp1", "third", 20, 30));

        Assert.Equal(["first", "second", "third"], report.CriticalPath.Select(time => time.Step));
    }

    [Fact]
    public void Steps_that_took_no_time_do_not_make_the_path_endless()
    {
        var report = Report(["cp1"], Ended("cp1", "a", 5, 5), Ended("cp1", "b", 5, 5), Ended("cp1", "c", 5, 5));

        Assert.InRange(report.CriticalPath.Count, 1, 3);
    }

    [Fact]
    public void A_journal_that_was_cut_off_is_no_success()
    {
        var report = RunReport.From([new RunStarted(Start, "r", "demo", "apply", ["cp1"]), Ended("cp1", "a", 0, 1)]);

        Assert.False(report.Succeeded);
        Assert.Equal(1, report.Changed);
    }

    [Fact]
    public void A_run_without_anything_to_do_has_an_empty_path()
    {
        var report = Report(["cp1"], Ended("cp1", "a", 0, 0.1, StepOutcome.Ok));

        Assert.Empty(report.CriticalPath);
        Assert.Empty(report.Slowest);
        Assert.True(report.Succeeded);
        Assert.Equal(100, report.Seconds);
    }

    private static RunReport Report(IReadOnlyList<string> hosts, params IReadOnlyList<RunEvent> events) =>
        RunReport.From([new RunStarted(Start, "r", "demo", "apply", hosts), .. events, new RunEnded(Start + TimeSpan.FromSeconds(100), true, 100)]);

    private static StepEnded Ended(string host, string step, double from, double to, StepOutcome outcome = StepOutcome.Changed) =>
        new(Start + TimeSpan.FromSeconds(to), host, "phase", step, outcome, to - from, "");
}

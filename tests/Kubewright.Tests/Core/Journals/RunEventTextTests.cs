using Kubewright.Core.Journals;
using Xunit;

namespace Kubewright.Tests.Core.Journals;

public sealed class RunEventTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, 123, TimeSpan.Zero);

    private static readonly IReadOnlyList<RunEvent> OneOfEach =
    [
        new RunStarted(Now, "20261121-030000-ab12", "demo", "apply", ["cp1", "worker1"]),
        new StepStarted(Now, "cp1", "Prepare hosts", "Set the hostname"),
        new ActionStarted(Now, "cp1", "Set the hostname", "write /etc/hostname"),
        new OutputLine(Now, "cp1", "Initialise the control plane", "quotes \" and braces } and ünïcode and a tab\t"),
        new StepEnded(Now, "cp1", "Prepare hosts", "Set the hostname", StepOutcome.Failed, 1.5, "why not") { Lines = ["first", "second"] },
        new HostWaited(Now, "cp2", "Join control planes", 19.25),
        new RunEnded(Now, false, 100.125),
    ];

    [Fact]
    public void Every_kind_of_event_is_tried_here() =>
        Assert.Equal(
            typeof(RunEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RunEvent))).Order(Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name))),
            OneOfEach.Select(happened => happened.GetType()).Order(Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name))));

    [Fact]
    public void Every_kind_of_event_comes_back_as_it_was()
    {
        var lines = OneOfEach.Select(RunEventText.ToLine).ToList();

        Assert.All(lines, line => Assert.DoesNotContain('\n', line));

        // Lists in records are compared by reference, texts are not.
        Assert.Equal(lines, RunEventText.Read(lines).Select(RunEventText.ToLine));
        Assert.Equal(OneOfEach.Select(happened => happened.GetType()), RunEventText.Read(lines).Select(happened => happened.GetType()));
        Assert.Equal(OneOfEach[5], RunEventText.Read(lines)[5]);
    }

    [Fact]
    public void A_line_says_what_happened_by_name() =>
        Assert.Equal("""{"event":"host-waited","host":"cp2","phase":"Join control planes","seconds":19.25,"at":"2026-11-21T03:00:00.123+00:00"}""", RunEventText.ToLine(OneOfEach[5]));

    [Fact]
    public void Outcomes_are_words() => Assert.Contains("\"outcome\":\"Failed\"", RunEventText.ToLine(OneOfEach[4]), StringComparison.Ordinal);

    [Fact]
    public void A_last_line_that_was_cut_off_is_left_out_wherever_it_was_cut()
    {
        var whole = RunEventText.ToLine(OneOfEach[0]);
        var last = RunEventText.ToLine(OneOfEach[3]);
        for (var length = 0; length < last.Length; length++)
        {
            Assert.Single(RunEventText.Read([whole, last[..length]]));
        }

        Assert.Equal(2, RunEventText.Read([whole, last]).Count);
    }

    [Fact]
    public void A_line_in_the_middle_that_is_no_event_is_not_passed_over() =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => RunEventText.Read(["{\"event\":\"unheard-of\"}", RunEventText.ToLine(OneOfEach[0])]));
}

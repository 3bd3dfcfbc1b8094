using Kubewright.Cli.Journal;
using Kubewright.Core.Journals;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class JournalTests : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("kubewright-test").FullName;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Fact]
    public void A_journal_read_again_gives_the_events_and_the_same_report()
    {
        var directory = Write(Events.OfFailedRun);

        var read = RunEventText.Read(File.ReadLines(directory.Journal));

        Assert.Equal(Events.OfFailedRun.Select(RunEventText.ToLine), read.Select(RunEventText.ToLine));
        var report = RunReport.From(read);
        Assert.False(report.Succeeded);
        Assert.Equal(33.3, report.Seconds);
        Assert.Equal([new HostRecap("cp1", 0, 1, 0, 1), new HostRecap("w1", 1, 0, 2, 0)], report.Hosts);
    }

    [Fact]
    public void Every_event_is_in_the_file_at_once()
    {
        var directory = RunDirectory.Create(_state, "demo", "20261121-030000-a1b2");
        using var journal = new JournalWriter(directory.Journal);
        foreach (var (happened, number) in Events.OfFailedRun.Select((happened, at) => (happened, at + 1)))
        {
            journal.Happened(happened);
            Assert.Equal(number, File.ReadLines(directory.Journal).Count());
        }
    }

    [Fact]
    public void A_line_cut_off_by_a_kill_is_left_out()
    {
        var directory = Write(Events.OfFailedRun);
        var text = File.ReadAllText(directory.Journal);
        File.WriteAllText(directory.Journal, text[..^20]);
        Assert.Equal(Events.OfFailedRun.Count - 1, RunEventText.Read(File.ReadLines(directory.Journal)).Count);
    }

    [Fact]
    public void Journals_are_for_their_owner_alone()
    {
        var directory = Write(Events.OfFailedRun);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.Journal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory.Path));
    }

    [Fact]
    public void The_last_fifty_runs_are_kept()
    {
        var made = Enumerable.Range(10, 55).Select(minute => RunDirectory.Create(_state, "demo", $"20261121-03{minute}00-a1b2")).ToList();
        Assert.Equal(made.TakeLast(50).Select(run => run.Path), Directory.GetDirectories(Path.Combine(_state, "demo", "runs")).Order());
    }

    private RunDirectory Write(IEnumerable<RunEvent> events)
    {
        var directory = RunDirectory.Create(_state, "demo", "20261121-030000-a1b2");
        using var journal = new JournalWriter(directory.Journal);
        foreach (var happened in events)
        {
            journal.Happened(happened);
        }

        return directory;
    }
}

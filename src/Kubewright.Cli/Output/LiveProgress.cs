using Kubewright.Core.Journals;

namespace Kubewright.Cli.Output;

/// <summary>Progress on a terminal: what each host is doing, redrawn in place; what is done scrolls above.</summary>
internal sealed class LiveProgress : IProgressDisplay
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly HostActivities _activities = new();
    private readonly HashSet<(string Host, string Phase)> _skipped = [];
    private readonly List<string> _above = [];
    private readonly Ink _ink = new(colour: true);
    private readonly LiveRegion _region;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly DateTimeOffset _start;

    public LiveProgress(Terminal terminal, TimeProvider time)
    {
        (_region, _time, _start) = (new LiveRegion(terminal.Error, terminal.Size), time, time.GetUtcNow());
        _timer = time.CreateTimer(_ => Draw(), null, Redraw, Redraw);
    }

    public void Happened(RunEvent happened)
    {
        lock (_lock)
        {
            _activities.Happened(happened);
            if (happened is StepEnded ended && (ended.Outcome != StepOutcome.Skipped || _skipped.Add((ended.Host, ended.Phase))))
            {
                _above.AddRange(StepLines.Of(ended, _activities.Width, _ink));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Draw();
        _region.Clear();
    }

    private void Draw()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var rows = _activities.All.Select(activity => (string[])
            [
                activity.Host,
                activity.Step ?? activity.Rest,
                Duration.Short((now - activity.Since).TotalSeconds),
                activity.LastLine,
            ]);
            var lines = Columns.Of(rows).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            _region.Draw(_above, [.. lines, $"{Duration.Short((now - _start).TotalSeconds)} in all"], _ink.Faint);
            _above.Clear();
        }
    }
}

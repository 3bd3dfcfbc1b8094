using Kubewright.Core.Journals;

namespace Kubewright.Cli.Output;

/// <summary>Progress as lines: every step that did something, and a sign of life of those that take long.</summary>
internal sealed class PlainProgress : IProgressDisplay
{
    private static readonly TimeSpan FirstBeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NextBeats = TimeSpan.FromSeconds(15);

    private readonly HostActivities _activities = new();
    private readonly Dictionary<string, DateTimeOffset> _nextBeat = [];
    private readonly HashSet<(string Host, string Phase)> _skipped = [];
    private readonly Lock _lock = new();
    private readonly TextWriter _writer;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public PlainProgress(TextWriter writer, TimeProvider time)
    {
        (_writer, _time) = (writer, time);
        _timer = time.CreateTimer(_ => Beat(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Happened(RunEvent happened)
    {
        lock (_lock)
        {
            _activities.Happened(happened);
            switch (happened)
            {
                case StepStarted started:
                    _nextBeat[started.Host] = started.At + FirstBeat;
                    break;
                case StepEnded ended when ended.Outcome != StepOutcome.Skipped || _skipped.Add((ended.Host, ended.Phase)):
                    foreach (var line in StepLines.Of(ended, _activities.Width, Ink.None))
                    {
                        _writer.WriteLine(line);
                    }

                    break;
            }
        }
    }

    public async ValueTask DisposeAsync() => await _timer.DisposeAsync();

    private void Beat()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            foreach (var activity in _activities.All.Where(activity => activity.Step is not null && _nextBeat[activity.Host] <= now))
            {
                _nextBeat[activity.Host] = now + NextBeats;
                _writer.WriteLine($"{activity.Host.PadRight(_activities.Width)}  {activity.Step}  … {(now - activity.Since).TotalSeconds:0} s  {activity.LastLine}".TrimEnd());
            }
        }
    }
}

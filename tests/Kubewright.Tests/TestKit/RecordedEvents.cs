using Kubewright.Core.Journals;

namespace Kubewright.Tests.TestKit;

/// <summary>Keeps everything that happens in a run.</summary>
internal sealed class RecordedEvents : IRunObserver
{
    private readonly Lock _lock = new();
    private readonly List<RunEvent> _events = [];

    public IReadOnlyList<RunEvent> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    public IReadOnlyList<StepEnded> Ended => [.. All.OfType<StepEnded>()];

    public void Happened(RunEvent happened)
    {
        lock (_lock)
        {
            _events.Add(happened);
        }
    }

    /// <summary>How a step ended on a host.</summary>
    public StepEnded Of(string host, string step) => Ended.Single(ended => ended.Host == host && ended.Step == step);
}

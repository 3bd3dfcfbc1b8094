using Kubewright.Core.Journals;

namespace Kubewright.Cli.Journal;

/// <summary>Passes events on to several observers, one event at a time in one order, though hosts run side by side.</summary>
internal sealed class RunObservers(params IReadOnlyList<IRunObserver> observers) : IRunObserver
{
    private readonly Lock _lock = new();

    public void Happened(RunEvent happened)
    {
        lock (_lock)
        {
            foreach (var observer in observers)
            {
                observer.Happened(happened);
            }
        }
    }
}

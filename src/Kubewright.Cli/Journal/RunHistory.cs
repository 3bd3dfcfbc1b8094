using Kubewright.Core.Journals;

namespace Kubewright.Cli.Journal;

/// <summary>Keeps the events that a report is made from; printed lines are only in the journal.</summary>
internal sealed class RunHistory : IRunObserver
{
    private readonly List<RunEvent> _events = [];

    public void Happened(RunEvent happened)
    {
        if (happened is not (OutputLine or ActionStarted))
        {
            _events.Add(happened);
        }
    }

    /// <summary>The report; to be made when the run has ended.</summary>
    public RunReport Report() => RunReport.From(_events);
}

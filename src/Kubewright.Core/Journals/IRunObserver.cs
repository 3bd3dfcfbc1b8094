namespace Kubewright.Core.Journals;

/// <summary>Is told everything that happens in a run, in order, one event at a time. Must return quickly.</summary>
public interface IRunObserver
{
    void Happened(RunEvent happened);
}

using Kubewright.Core.Journals;

namespace Kubewright.Cli.Output;

/// <summary>Shows a run while it goes on.</summary>
internal static class Progress
{
    /// <summary>Redrawn in place where the terminal can, else line by line.</summary>
    public static IProgressDisplay Start(Terminal terminal, TimeProvider time) =>
        terminal.IsLive ? new LiveProgress(terminal, time) : new PlainProgress(terminal.Error, time);
}

/// <summary>A display of a run; disposed when the run has ended, after which the terminal is free again.</summary>
internal interface IProgressDisplay : IRunObserver, IAsyncDisposable;

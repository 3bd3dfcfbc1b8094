using Kubewright.Cli.Output;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands.Inspect;

/// <summary>What becomes of a verb that cannot go on.</summary>
internal static class Guarded
{
    public static async Task<int> RunAsync(Composition on, string? output, Func<Reporter, Task<ExitCode>> run, CancellationToken cancellationToken)
    {
        var report = new Reporter(on.Terminal, OutputOption.Format(output));
        try
        {
            return (int)await run(report);
        }
        catch (StoppedException stopped)
        {
            return (int)report.Stopped(stopped);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.Cancelled, new Problem("cancelled")));
        }
        catch (Exception exception)
        {
            return (int)report.Stopped(new StoppedException(ExitCode.RunFailed, new Problem($"This is a bug in Kubewright, please report it: {exception}")));
        }
    }
}

using Kubewright.Cli.Output;

namespace Kubewright.Cli.Runs;

/// <summary>Says what is going on where it takes longer than a second.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static async Task<T> AwaitAsync<T>(Task<T> work, string title, Reporter report, TimeProvider time)
    {
        using var over = new CancellationTokenSource();
        if (await Task.WhenAny(work, Task.Delay(Limit, time, over.Token)) != work)
        {
            report.Note(title);
        }

        await over.CancelAsync();
        return await work;
    }
}

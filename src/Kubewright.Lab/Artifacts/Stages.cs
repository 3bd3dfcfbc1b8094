namespace Kubewright.Lab.Artifacts;

/// <summary>Tells people what is going on: each stage as it begins, while it lasts and when it is done.</summary>
internal sealed class Stages(IProgress<string> progress, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public void Say(string sentence) => progress.Report(sentence);

    /// <param name="what">What is done, as an imperative.</param>
    /// <param name="estimate">How long it takes on a machine with two cores.</param>
    /// <param name="detail">How far it is, asked at every heartbeat.</param>
    public async Task<T> RunAsync<T>(string what, TimeSpan estimate, Func<Task<T>> work, Func<string>? detail = null)
    {
        progress.Report($"{what} (about {Shown(estimate)})");
        var started = time.GetTimestamp();
        var task = work();
        while (await Task.WhenAny(task, Task.Delay(Heartbeat, time, CancellationToken.None)) != task)
        {
            var far = detail is null ? "" : $", {detail()}";
            progress.Report($"{what}: {Shown(time.GetElapsedTime(started))} of about {Shown(estimate)}{far}");
        }

        var result = await task;
        progress.Report($"{what}: done in {Shown(time.GetElapsedTime(started))}");
        return result;
    }

    public Task RunAsync(string what, TimeSpan estimate, Func<Task> work, Func<string>? detail = null) => RunAsync(
        what,
        estimate,
        async () =>
        {
            await work();
            return true;
        },
        detail);

    private static string Shown(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? $"{span.TotalSeconds:0} s" : $"{(int)span.TotalMinutes} min {span.Seconds} s";
}

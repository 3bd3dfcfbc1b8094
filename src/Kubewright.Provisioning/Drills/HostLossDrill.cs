using Kubewright.Core.Endpoints;
using Kubewright.Core.Hosts;

namespace Kubewright.Provisioning.Drills;

/// <summary>
/// Takes one host away without a goodbye, measures how long clients of the endpoint are without an answer, gives the host back, whatever happens meanwhile, and
/// waits until everything is well again.
/// </summary>
/// <param name="watch">Opens the clients for the loss of a host: none of them sits on it.</param>
/// <param name="ailing">Says what is not well; null where everything is.</param>
public sealed class HostLossDrill(IPowerSwitch power, Func<Host, EndpointWatches> watch, Func<CancellationToken, Task<string?>> ailing, TimeProvider time)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CalmLimit = TimeSpan.FromSeconds(30);

    // As long as it takes the others to notice that the host is not only slow.
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan AwayLimit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="say">Told each stage as it begins.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the host has been given back.</exception>
    public async Task<HostLossResult> RunAsync(Host host, Action<string> say, CancellationToken cancellationToken)
    {
        await using var watches = watch(host);
        if (await watches.SteadyAsync(Calm, CalmLimit, cancellationToken) is { Count: > 0 } before)
        {
            return new HostLossResult { Trouble = $"the endpoint does not answer {string.Join(", ", before)} before the drill has begun" };
        }

        var lost = await LoseAsync(host, watches, say, cancellationToken);
        if (lost.Trouble is not null)
        {
            return lost;
        }

        var (returned, back) = (watches.Mark(), time.GetTimestamp());
        say("waiting until everything is well again");
        var trouble = await RecoverAsync(back, cancellationToken);
        var recovered = time.GetElapsedTime(back);
        return lost with
        {
            ReturnOutage = watches.Longest(returned).Length,
            RecoveredAfter = trouble is null ? recovered : null,
            Trouble = trouble is null ? null : $"not well {recovered.TotalSeconds:0} s after it came back: {trouble}",
        };
    }

    private async Task<HostLossResult> LoseAsync(Host host, EndpointWatches watches, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            say($"goes: {power.Means}");
            var gone = watches.Mark();
            await power.OffAsync(host, cancellationToken);
            var since = time.GetTimestamp();
            var unsteady = await watches.SteadyAsync(Away, AwayLimit, cancellationToken);
            var outage = watches.Longest(gone);
            say($"{outage.Length.TotalMilliseconds:0} ms without an answer at {outage.From}");
            return new HostLossResult
            {
                Outage = outage,
                Trouble = unsteady.Count == 0 ? null : $"the endpoint did not come back for {string.Join(", ", unsteady)} within {time.GetElapsedTime(since).TotalSeconds:0} s",
            };
        }
        finally
        {
            say("comes back");
            await power.OnAsync(host, CancellationToken.None);
        }
    }

    private async Task<string?> RecoverAsync(long back, CancellationToken cancellationToken)
    {
        while (await ailing(cancellationToken) is { } trouble)
        {
            if (time.GetElapsedTime(back) > RecoveryLimit)
            {
                return trouble;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return null;
    }
}

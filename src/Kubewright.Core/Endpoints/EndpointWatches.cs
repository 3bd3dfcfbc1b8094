namespace Kubewright.Core.Endpoints;

/// <summary>Several clients that watch the endpoint from where they are. Together they see an outage as long as the one that suffers most.</summary>
public sealed class EndpointWatches(IReadOnlyList<IEndpointWatch> watches, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Where the clients sit.</summary>
    public IReadOnlyList<string> From => [.. watches.Select(watch => watch.From)];

    /// <summary>This moment, in the time of every watch; what <see cref="Longest"/> counts from.</summary>
    public IReadOnlyList<TimeSpan> Mark() => [.. watches.Select(watch => watch.Now)];

    /// <summary>The longest outage that a client has seen since a mark, and who saw it.</summary>
    public SeenOutage Longest(IReadOnlyList<TimeSpan> mark) => watches
        .Zip(mark, (watch, from) => new SeenOutage(watch.From, watch.Meter.Longest(from, watch.Now)))
        .MaxBy(seen => seen.Length)!;

    // While a host is away, a balancer that finds dead servers only by connections that fail keeps single clients waiting: that is no outage.
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the endpoint has answered every client for a stretch of time, without a pause of more than a second.</summary>
    /// <returns>Where clients sit that it has not answered so within the limit; none where all is well.</returns>
    public async Task<IReadOnlyList<string>> SteadyAsync(TimeSpan stretch, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(EndpointWatch.Interval, time, cancellationToken);
            var gone = time.GetElapsedTime(start);
            var unsteady = watches.Where(watch => !IsSteady(watch, stretch)).Select(watch => watch.From).ToList();
            if ((gone >= stretch && unsteady.Count == 0) || gone >= limit)
            {
                return unsteady;
            }
        }
    }

    private static bool IsSteady(IEndpointWatch watch, TimeSpan stretch)
    {
        var now = watch.Now;
        return watch.Meter.Longest(now - stretch, now) <= Bearable;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(watches.Select(watch => watch.DisposeAsync().AsTask()));
}

/// <summary>How long a client was without an answer.</summary>
/// <param name="From">Where the client sits.</param>
public sealed record SeenOutage(string From, TimeSpan Length);

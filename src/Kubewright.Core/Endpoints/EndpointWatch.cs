namespace Kubewright.Core.Endpoints;

/// <summary>Polls the endpoint at a fixed rate, whether or not earlier polls have come back, until disposed.</summary>
public sealed class EndpointWatch : IEndpointWatch
{
    /// <summary>How often the endpoint is asked.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly IEndpointClient _client;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Task _polling;

    public EndpointWatch(IEndpointClient client, TimeProvider time)
    {
        (_client, _time, _start) = (client, time, time.GetTimestamp());
        _polling = PollAsync();
    }

    public string From => "this machine";

    public OutageMeter Meter { get; } = new(Interval);

    public TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Waits until the endpoint has answered every poll of a stretch of time.</summary>
    /// <returns>False where that did not come about within the limit.</returns>
    public async Task<bool> SteadyAsync(TimeSpan stretch, TimeSpan limit, CancellationToken cancellationToken)
    {
        var from = Now;
        while (Now - from < limit)
        {
            await Task.Delay(Interval, _time, cancellationToken);
            if (Now - from >= stretch && Meter.IsSteady(Now, stretch))
            {
                return true;
            }
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling;
        _stop.Dispose();
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(Interval, _time);
        var open = new HashSet<Task>();
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                open.RemoveWhere(poll => poll.IsCompleted);
                open.Add(PollOnceAsync());
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task PollOnceAsync()
    {
        var sent = Now;
        var ok = await _client.IsOkAsync(Patience, CancellationToken.None);
        Meter.Add(sent, Now, ok);
    }
}

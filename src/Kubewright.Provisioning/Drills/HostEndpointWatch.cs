using System.Globalization;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Hosts;

namespace Kubewright.Provisioning.Drills;

/// <summary>
/// Asks the endpoint from a host of the cluster: what answers at a node's own loopback only the node can tell, and where this machine reaches the hosts by a jump
/// host, only they are clients. The host stamps its questions with its own clock, so that the way of the answers to us does not count.
/// </summary>
public sealed class HostEndpointWatch : IEndpointWatch
{
    // Longer than any drill of one host; the host ends its questions by itself where the connection is lost.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Lock _lock = new();
    private readonly Task _asking;
    private TimeSpan? _offset;

    /// <param name="session">To the host that asks.</param>
    /// <param name="server">Such as <c>https://127.0.0.1:8443</c>.</param>
    public HostEndpointWatch(IHostSession session, string server, TimeProvider time)
    {
        (From, _time, _start) = (session.Host.ToString(), time, time.GetTimestamp());
        _asking = AskAsync(session, server);
    }

    public string From { get; }

    public OutageMeter Meter { get; } = new(EndpointWatch.Interval);

    /// <summary>The host's own time, as its lines tell it.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (_lock)
            {
                return Ours - _offset.GetValueOrDefault();
            }
        }
    }

    /// <summary>Why the host no longer asks; null while it does.</summary>
    public string? Trouble { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        _stop.Dispose();
    }

    private TimeSpan Ours => _time.GetElapsedTime(_start);

    private async Task AskAsync(IHostSession session, string server)
    {
        try
        {
            var result = await session.RunAsync(Asking(server), Note, _stop.Token);
            Trouble = $"the questions ended with code {result.ExitCode}: {result.Error.Trim()}";
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            Trouble = exception.Message;
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static Command Asking(string server) => new()
    {
        Title = $"ask {server} every {EndpointWatch.Interval.TotalMilliseconds:0} ms",
        Timeout = Limit,
        ReadOnly = true,
        Script = $$"""
            ask() {
                sent=$(date +%s%N)
                said=$(curl -s -g --noproxy '*' --cacert /etc/kubernetes/pki/ca.crt --max-time 1 {{ShellText.Quote(server + "/healthz")}} 2>/dev/null)
                [ "$said" = ok ] || said=no
                echo "$sent $(date +%s%N) $said"
            }
            while :; do
                ask &
                sleep {{EndpointWatch.Interval.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)}}
            done
            """,
    };

    private void Note(string line)
    {
        if (line.Split(' ') is not [var sent, var over, var said] || !TryTime(sent, out var begun) || !TryTime(over, out var ended))
        {
            return;
        }

        lock (_lock)
        {
            // The host's clock is another one than ours. The line that came fastest tells best how far they are apart.
            var offset = Ours - ended;
            _offset = _offset is { } known && known < offset ? known : offset;
            Meter.Add(begun, ended, said == "ok");
        }
    }

    private static bool TryTime(string nanoseconds, out TimeSpan time)
    {
        var isTime = long.TryParse(nanoseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        time = TimeSpan.FromTicks(value / 100);
        return isTime;
    }
}

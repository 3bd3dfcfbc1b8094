using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Runs;

/// <summary>Logs in to hosts, all at once, and takes the time.</summary>
internal sealed class Ping(IHostConnector connector, TimeProvider time)
{
    private static readonly Command Question = new()
    {
        Title = "say what it is",
        Script = "uname -m; (. /etc/os-release && echo \"$PRETTY_NAME\")",
        ReadOnly = true,
    };

    public Task<PingHost[]> AskAsync(IReadOnlyList<Host> hosts, CancellationToken cancellationToken) =>
        Task.WhenAll(hosts.Select(host => Task.Run(() => AskAsync(host, cancellationToken), cancellationToken)));

    private async Task<PingHost> AskAsync(Host host, CancellationToken cancellationToken)
    {
        var answer = new PingHost(host.ToString(), host.Address.ToString());
        try
        {
            var start = time.GetTimestamp();
            await using var session = await connector.ConnectAsync(host, HostAccess.Look, cancellationToken);
            var connected = time.GetTimestamp();
            var lines = (await session.RunAsync(Question, null, cancellationToken)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return answer with
            {
                Reachable = true,
                ConnectMilliseconds = Rounded(time.GetElapsedTime(start, connected)),
                RoundTripMilliseconds = Rounded(time.GetElapsedTime(connected)),
                Architecture = lines.FirstOrDefault(),
                System = lines.ElementAtOrDefault(1),
            };
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            return answer with { Problem = exception.Message };
        }
    }

    private static double Rounded(TimeSpan span) => Math.Round(span.TotalMilliseconds, 1);
}

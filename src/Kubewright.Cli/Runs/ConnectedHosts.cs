using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Runs;

/// <summary>Open sessions to all hosts of a cluster.</summary>
internal sealed class ConnectedHosts : IAsyncDisposable
{
    private ConnectedHosts(IReadOnlyDictionary<HostName, IHostSession> sessions, IReadOnlyDictionary<HostName, HostUnreachableException> unreached) =>
        (Sessions, Unreached) = (sessions, unreached);

    public IReadOnlyDictionary<HostName, IHostSession> Sessions { get; }

    /// <summary>Hosts to which there is no session, and why.</summary>
    public IReadOnlyDictionary<HostName, HostUnreachableException> Unreached { get; }

    /// <summary>Connects to all hosts at once.</summary>
    /// <exception cref="StoppedException">Some host cannot be reached; says all of them.</exception>
    public static async Task<ConnectedHosts> OpenAsync(IHostConnector connector, IReadOnlyList<Host> hosts, HostAccess access, CancellationToken cancellationToken)
    {
        var connected = await ReachAsync(connector, hosts, access, cancellationToken);
        if (connected.Unreached.Count == 0)
        {
            return connected;
        }

        await connected.DisposeAsync();
        throw new StoppedException(
            ExitCode.NotAssessed,
            [
                .. hosts.Where(host => connected.Unreached.ContainsKey(host.Name)).Select(host => new Problem(connected.Unreached[host.Name].Message)),
                NothingChanged(connected.Unreached.Count, hosts.Count),
            ]);
    }

    /// <summary>Connects to all hosts that can be reached, at once.</summary>
    public static async Task<ConnectedHosts> ReachAsync(IHostConnector connector, IReadOnlyList<Host> hosts, HostAccess access, CancellationToken cancellationToken)
    {
        var attempts = hosts.Select(host => (host.Name, Task: Task.Run(() => connector.ConnectAsync(host, access, cancellationToken), CancellationToken.None))).ToList();
        await ((Task)Task.WhenAll(attempts.Select(attempt => attempt.Task))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var connected = new ConnectedHosts(
            attempts.Where(attempt => attempt.Task.IsCompletedSuccessfully).ToDictionary(attempt => attempt.Name, attempt => attempt.Task.Result),
            attempts.Where(attempt => attempt.Task.Exception?.InnerException is HostUnreachableException)
                .ToDictionary(attempt => attempt.Name, attempt => (HostUnreachableException)attempt.Task.Exception!.InnerException!));
        if (connected.Sessions.Count + connected.Unreached.Count < hosts.Count)
        {
            // Whatever else went wrong is a cancellation or a bug.
            await connected.DisposeAsync();
            await Task.WhenAll(attempts.Select(attempt => attempt.Task).Where(task => task.Exception?.InnerException is not HostUnreachableException));
        }

        return connected;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Sessions.Values.Select(session => session.DisposeAsync().AsTask()));

    private static Problem NothingChanged(int unreachable, int all) => new($"{unreachable} of {all} hosts cannot be reached, so nothing was changed");
}

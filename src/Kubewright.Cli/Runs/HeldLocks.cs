using Kubewright.Core.Hosts;
using Kubewright.Remote.Locks;

namespace Kubewright.Cli.Runs;

/// <summary>The locks of all hosts of a run.</summary>
internal sealed class HeldLocks : IAsyncDisposable
{
    private readonly List<HeldHostLock> _held = [];

    private HeldLocks()
    {
    }

    /// <summary>Tokens that are cancelled when a lock is lost though it was not given back.</summary>
    public IEnumerable<CancellationToken> Lost => _held.Select(held => held.Lost);

    /// <summary>Takes all locks, or none. The first host's comes before the others': of two runs that start together one gets them all.</summary>
    /// <exception cref="StoppedException">Another run has a host.</exception>
    public static async Task<HeldLocks> AcquireAsync(ConnectedHosts hosts, HostLock hostLock, LockHolder me, CancellationToken cancellationToken)
    {
        var locks = new HeldLocks();
        var sessions = hosts.Sessions.Values.OrderBy(session => session.Host.ToString(), StringComparer.Ordinal).ToList();
        try
        {
            await locks.TakeAsync(sessions.Take(1), hostLock, me, cancellationToken);
            await locks.TakeAsync(sessions.Skip(1), hostLock, me, cancellationToken);
            return locks;
        }
        catch
        {
            await locks.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the lock of a host again that was away. One that was not away has kept its lock, and is left as it is.</summary>
    /// <exception cref="StoppedException">Another run has taken it meanwhile.</exception>
    public async Task RetakeAsync(IHostSession session, HostLock hostLock, LockHolder me, CancellationToken cancellationToken)
    {
        if (_held.Find(held => held.Host == session.Host) is { Lost.IsCancellationRequested: true } lost)
        {
            _held.Remove(lost);
            await lost.DisposeAsync();
            await TakeAsync([session], hostLock, me, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_held.Select(held => held.DisposeAsync().AsTask()));

    private async Task TakeAsync(IEnumerable<IHostSession> sessions, HostLock hostLock, LockHolder me, CancellationToken cancellationToken)
    {
        var attempts = sessions.Select(session => hostLock.AcquireAsync(session, me, cancellationToken)).ToList();
        await ((Task)Task.WhenAll(attempts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _held.AddRange(attempts.Where(attempt => attempt.IsCompletedSuccessfully).Select(attempt => attempt.Result));
        var refusals = attempts.Select(attempt => attempt.Exception?.InnerException).OfType<HostLockedException>().ToList();
        if (refusals.Count > 0)
        {
            throw new StoppedException(
                ExitCode.RunFailed,
                [.. refusals.Select(refusal => new Problem(refusal.Message)), new Problem("Nothing was changed.", "wait for that run to end, or end it, then run again")]);
        }

        // Whatever else went wrong speaks for itself.
        await Task.WhenAll(attempts);
    }
}

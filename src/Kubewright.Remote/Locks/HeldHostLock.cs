using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Locks;

/// <summary>A host's lock, held until this is disposed, the connection is lost or this process ends.</summary>
public sealed class HeldHostLock : IAsyncDisposable
{
    private readonly CancellationTokenSource _release;
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _holding;

    internal HeldHostLock(Host host, Task holding, CancellationTokenSource release)
    {
        (Host, _release) = (host, release);
        _holding = WatchAsync(holding);
    }

    public Host Host { get; }

    /// <summary>Cancelled when the lock is lost though it was not given back: the connection broke, and another run may take the host.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Gives the lock back; when this returns the host is free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _release.CancelAsync();
        await _holding;
        _release.Dispose();
        _lost.Dispose();
    }

    private async Task WatchAsync(Task holding)
    {
        await holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_release.IsCancellationRequested)
        {
            await _lost.CancelAsync();
        }
    }
}

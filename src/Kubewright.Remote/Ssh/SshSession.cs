using System.Collections.Concurrent;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>One connection to a host and the channels on it, opened as commands run side by side and kept for the next ones.</summary>
internal sealed class SshSession : IHostSession
{
    private readonly HostAccess _access;
    private readonly SshOptions _options;
    private readonly SemaphoreSlim _channels;
    private readonly SemaphoreSlim _connecting = new(1);
    private readonly ConcurrentStack<SshChannel> _idle = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly ConcurrentDictionary<int, bool> _forwarded = new();
    private SshMaster _master;

    private SshSession(Host host, HostAccess access, SshOptions options, SshMaster master)
    {
        Host = host;
        (_access, _options, _master) = (access, options, master);
        _channels = new SemaphoreSlim(options.Channels);
    }

    public Host Host { get; }

    public static async Task<SshSession> OpenAsync(Host host, HostAccess access, SshOptions options, CancellationToken cancellationToken)
    {
        var session = new SshSession(host, access, options, await SshMaster.ConnectAsync(host, options, cancellationToken));
        try
        {
            session._idle.Push(await SshChannel.OpenAsync(host, session._master, options, cancellationToken));
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellationToken)
    {
        if (_access == HostAccess.Look && !command.ReadOnly)
        {
            throw new InvalidOperationException($"{Host}: '{command.Title}' may change the host, but this session is for looking only");
        }

        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        var done = new TaskCompletionSource();
        _running[done.Task] = true;
        try
        {
            return await RunOnChannelAsync(command, onLine, stop.Token);
        }
        finally
        {
            _running.TryRemove(done.Task, out _);
            done.SetResult();
        }
    }

    public async Task ForwardAsync(int port, CancellationToken cancellationToken)
    {
        await (await ConnectedAsync(cancellationToken)).ForwardAsync(Host, port, _options, cancellationToken);
        _forwarded[port] = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        await _closing.CancelAsync();
        await Task.WhenAll(_running.Keys);
        await DropIdleAsync();
        await _master.DisposeAsync();
    }

    private async Task<CommandResult> RunOnChannelAsync(Command command, Action<string>? onLine, CancellationToken cancellationToken)
    {
        await _channels.WaitAsync(cancellationToken);
        try
        {
            var channel = await TakeAsync(cancellationToken);
            try
            {
                return await channel.RunAsync(command, onLine, cancellationToken);
            }
            finally
            {
                await GiveBackAsync(channel);
            }
        }
        finally
        {
            _channels.Release();
        }
    }

    private async Task<SshChannel> TakeAsync(CancellationToken cancellationToken)
    {
        var master = await ConnectedAsync(cancellationToken);
        while (_idle.TryPop(out var channel))
        {
            if (channel.IsReady)
            {
                return channel;
            }

            await channel.DisposeAsync();
        }

        return await SshChannel.OpenAsync(Host, master, _options, cancellationToken);
    }

    private async Task GiveBackAsync(SshChannel channel)
    {
        if (channel.IsReady)
        {
            _idle.Push(channel);
        }
        else
        {
            await channel.DisposeAsync();
        }
    }

    /// <summary>The connection; a new one where the old one was lost since the last command.</summary>
    private async Task<SshMaster> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (!_master.IsLost)
        {
            return _master;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_master.IsLost)
            {
                var lost = _master;
                _master = await SshMaster.ConnectAsync(Host, _options, cancellationToken);
                await DropIdleAsync();
                await lost.DisposeAsync();
                foreach (var port in _forwarded.Keys)
                {
                    await _master.ForwardAsync(Host, port, _options, cancellationToken);
                }
            }

            return _master;
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task DropIdleAsync()
    {
        var idle = new List<SshChannel>();
        while (_idle.TryPop(out var channel))
        {
            idle.Add(channel);
        }

        await Task.WhenAll(idle.Select(channel => channel.DisposeAsync().AsTask()));
    }
}

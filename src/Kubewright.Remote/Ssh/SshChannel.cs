using System.Text;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>A long-lived agent on a host that runs one command at a time as root.</summary>
internal sealed class SshChannel : IAsyncDisposable
{
    private readonly Host _host;
    private readonly SshMaster _master;
    private readonly SshOptions _options;
    private readonly SshProcess _process;
    private readonly Agent _agent;
    private readonly FramedStream _output;
    private readonly FramedStream _error;
    private int _lastId;
    private bool _ready;

    private SshChannel(Host host, SshMaster master, SshOptions options)
    {
        var nonce = Nonce.Create();
        (_host, _master, _options) = (host, master, options);
        _process = SshProcess.Start(SshArguments.Channel(host, master.ControlPath, RootShell.Command(host.Login, nonce)), options.Time);
        _agent = new Agent(nonce);
        _output = new FramedStream(_process.Output, nonce);
        _error = new FramedStream(_process.Error, nonce);
    }

    /// <summary>Whether another command can run: the last one ended and was read to its end, and the channel is still there.</summary>
    public bool IsReady => _ready && !_process.HasExited;

    /// <exception cref="HostUnreachableException">No channel, no root.</exception>
    public static async Task<SshChannel> OpenAsync(Host host, SshMaster master, SshOptions options, CancellationToken cancellationToken)
    {
        var channel = new SshChannel(host, master, options);
        try
        {
            await channel.GreetAsync(cancellationToken);
            return channel;
        }
        catch
        {
            await channel.DisposeAsync();
            throw;
        }
    }

    public async Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var request = _agent.Run(id, command.Script);
        using var limit = new CancellationTokenSource(command.Timeout, _options.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var lines = InTurn(onLine);
        var (output, error) = (new OutputText(lines), new OutputText(lines));
        _ready = false;
        var outputEnd = _output.ReadAsync(output, Marker.End, Marker.Died);
        var errorEnd = _error.ReadAsync(error, Marker.End);
        try
        {
            await _process.WriteAsync(request, stop.Token);
            if (await outputEnd.WaitAsync(stop.Token) is not { Word: Marker.End } end || await errorEnd.WaitAsync(stop.Token) is null)
            {
                throw await LostAsync(command, outputEnd.Result);
            }

            _ready = true;
            return new CommandResult((int)end.Second, output.Finish(), error.Finish());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var ended = await EndAsync(outputEnd);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException(TooLong(command, ended));
        }
        catch (IOException)
        {
            throw await LostAsync(command, null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsReady)
        {
            await SayByeAsync();
        }

        await _process.DisposeAsync();
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.GreetingTimeout, _options.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var said = new OutputText(null);
        try
        {
            if (RootShell.NeedsPassword(_host.Login) && !await BecomeRootAsync(_host.Login.SudoPassword!, said, stop.Token))
            {
                throw await RefusedAsync(said);
            }

            var hello = _output.ReadAsync(said, Marker.Hello);
            await _process.WriteAsync(_agent.Text, stop.Token);
            var marker = await hello.WaitAsync(stop.Token) ?? throw await RefusedAsync(said);
            if (marker.First != 0 && _host.Login.AsRoot)
            {
                throw SshFailure.NotRoot(_host, marker.First);
            }

            // The agent must not read further than its own text before it greets; from here on it reads line by line.
            await _process.WriteAsync(_agent.Group(marker.Second), stop.Token);
            _ready = true;
        }
        catch (IOException)
        {
            throw await RefusedAsync(said);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SshFailure.Explain(_host, "login timed out");
        }
    }

    /// <summary>Answers sudo, where it asks; once, so that a wrong password is one failure for those who count them.</summary>
    /// <returns>Whether a shell of root's listens now.</returns>
    /// <exception cref="HostUnreachableException">sudo does not take the password.</exception>
    private async Task<bool> BecomeRootAsync(Secret password, OutputText said, CancellationToken cancellationToken)
    {
        var word = await _error.ReadAsync(said, RootShell.Asks, RootShell.IsRoot).WaitAsync(cancellationToken);
        if (word?.Word == RootShell.Asks)
        {
            await _process.WriteAsync(Encoding.UTF8.GetBytes($"{password.Reveal()}\n"), cancellationToken);
            word = await _error.ReadAsync(said, RootShell.Asks, RootShell.IsRoot).WaitAsync(cancellationToken);
        }

        return word?.Word == RootShell.Asks ? throw SshFailure.WrongSudoPassword(_host) : word is not null;
    }

    /// <summary>Ends what runs, by ending the agent's input.</summary>
    /// <returns>Whether the host has confirmed it.</returns>
    private async Task<bool> EndAsync(Task<Marker?> outputEnd)
    {
        _process.CloseInput();
        var gone = GoneAsync(outputEnd);
        return await Task.WhenAny(gone, Task.Delay(_options.EndTimeout, _options.Time, CancellationToken.None)) == gone && await gone;
    }

    private async Task<bool> GoneAsync(Task<Marker?> outputEnd)
    {
        await outputEnd;
        return await _output.ReadAsync(new OutputText(null), Marker.Gone) is not null;
    }

    private async Task<HostUnreachableException> RefusedAsync(OutputText said)
    {
        var error = new OutputText(null);
        await Task.WhenAny(_error.ReadAsync(error), Task.Delay(TimeSpan.FromSeconds(1), _options.Time, CancellationToken.None));
        var loss = _master.IsLost ? await _master.LossAsync() : "";
        return SshFailure.Explain(_host, string.Join('\n', error.Finish(), said.Finish(), loss));
    }

    private async Task<HostUnreachableException> LostAsync(Command command, Marker? marker) =>
        new(marker?.Word == Marker.Died
            ? SshFailure.Killed(_host, command.Title)
            : SshFailure.Lost(_host, command.Title, await _master.LossAsync()));

    private async Task SayByeAsync()
    {
        try
        {
            await _process.WriteAsync(_agent.Bye, CancellationToken.None);
        }
        catch (IOException)
        {
            // It ended by itself in this moment, which is all that was wanted.
        }
    }

    private string TooLong(Command command, bool ended) =>
        $"{_host}: {command.Title} took longer than {command.Timeout.TotalSeconds:0.###} s and was ended"
        + (ended ? "" : "; the host has not confirmed that, so it may still run there");

    private static Action<string>? InTurn(Action<string>? onLine)
    {
        if (onLine is null)
        {
            return null;
        }

        var turn = new Lock();
        return line =>
        {
            lock (turn)
            {
                onLine(line);
            }
        };
    }
}

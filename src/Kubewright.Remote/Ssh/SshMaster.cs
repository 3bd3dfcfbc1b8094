using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>
/// The one connection to a host that its channels share. On it runs <c>cat</c>, which ends with our end of its input: so the
/// connection ends with this process, however that ends.
/// </summary>
internal sealed class SshMaster : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);
    private readonly ControlDirectory _directory;
    private readonly SshProcess _process;
    private readonly Tail _output;
    private readonly Tail _error;
    private readonly PasswordAnswer? _answer;

    private SshMaster(ControlDirectory directory, SshProcess process, PasswordAnswer? answer)
    {
        (_directory, _process, _answer) = (directory, process, answer);
        (_output, _error) = (new Tail(process.Output), new Tail(process.Error));
    }

    public string ControlPath => _directory.Socket;

    public bool IsLost => _process.HasExited;

    /// <exception cref="HostUnreachableException">No connection; the message says why and what to do.</exception>
    public static async Task<SshMaster> ConnectAsync(Host host, SshOptions options, CancellationToken cancellationToken)
    {
        var directory = ControlDirectory.Create();
        SshProcess? process = null;
        PasswordAnswer? answer = null;
        try
        {
            answer = host.Login.Password is { } password ? PasswordAnswer.Listen(directory.Path, password) : null;
            process = SshProcess.Start(
                SshArguments.Master(host, directory.Socket, options.ConnectTimeout, "exec cat", jumpLogs: directory.Path), options.Time, answer?.Environment(options.Askpass));
            var master = new SshMaster(directory, process, answer);
            await master.ListeningAsync(host, options, cancellationToken);
            return master;
        }
        catch
        {
            await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
            answer?.Dispose();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>What ssh said about the loss, once it has ended; empty where it still lives after a moment.</summary>
    public async Task<string> LossAsync()
    {
        if (!await _process.WaitAsync(TimeSpan.FromSeconds(1)))
        {
            return "";
        }

        await Task.WhenAny(Task.WhenAll(_output.Done, _error.Done), Task.Delay(200));
        return $"{_output.Text}{_error.Text}";
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _answer?.Dispose();
        _directory.Dispose();
    }

    /// <summary>Makes a port of this machine's loopback answer under the same number on the host's loopback, for as long as the connection lasts.</summary>
    /// <exception cref="HostUnreachableException">The host does not do that.</exception>
    public async Task ForwardAsync(Host host, int port, SshOptions options, CancellationToken cancellationToken)
    {
        await using var process = SshProcess.Start(SshArguments.Forward(host, ControlPath, port), options.Time);
        var error = new Tail(process.Error);
        if (!await process.WaitAsync(options.GreetingTimeout).WaitAsync(cancellationToken) || process.ExitCode != 0)
        {
            throw SshFailure.NoForward(host, port, error.Text);
        }
    }

    private async Task<HostUnreachableException> WhyNotAsync(Host host, SshOptions options, CancellationToken cancellationToken)
    {
        var said = await LossAsync();
        var jumps = host.Login.Jumps.Select((_, at) => SshArguments.JumpLog(_directory.Path, at)).Select(file => File.Exists(file) ? File.ReadAllText(file) : "").ToList();
        var fingerprint = jumps.Append(said).Any(SshFailure.IsUnknownKey) ? await HostKeyFingerprint.ReadAsync(host, options, cancellationToken) : null;
        return JumpTrouble.Find(host, jumps, fingerprint) ?? SshFailure.Explain(host, said, fingerprint);
    }

    /// <summary>Waits for the control socket: ssh makes it after the login, and channels can then be opened at once.</summary>
    private async Task ListeningAsync(Host host, SshOptions options, CancellationToken cancellationToken)
    {
        var start = options.Time.GetTimestamp();
        while (!File.Exists(ControlPath))
        {
            if (IsLost)
            {
                throw await WhyNotAsync(host, options, cancellationToken);
            }

            // ssh keeps to its own limit for the connection; the login comes on top.
            if (options.Time.GetElapsedTime(start) > options.ConnectTimeout + options.GreetingTimeout)
            {
                throw SshFailure.Explain(host, "login timed out");
            }

            await Task.Delay(Pause, options.Time, cancellationToken);
        }
    }
}

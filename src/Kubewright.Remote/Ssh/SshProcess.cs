using System.Diagnostics;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>A running <c>ssh</c> with its three streams. It ends with its standard input, hence also when this process is killed.</summary>
internal sealed class SshProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TimeProvider _time;

    private SshProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Error => _process.StandardError.BaseStream;

    /// <summary>Done when the process has ended.</summary>
    public Task Exited { get; }

    /// <summary>Once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    public bool HasExited => Exited.IsCompleted;

    /// <exception cref="HostUnreachableException">There is no OpenSSH client on this machine.</exception>
    public static SshProcess Start(IReadOnlyList<string> arguments, TimeProvider time, IReadOnlyDictionary<string, string>? environment = null)
    {
        // In a session of its own: a Ctrl-C typed at the terminal is for us alone, who then end the remote commands in order.
        var start = OperatingSystem.IsLinux() ? new ProcessStartInfo("setsid", ["ssh", .. arguments]) : new ProcessStartInfo("ssh", arguments);
        // ssh runs the commands that lead through jump hosts with the user's shell, which need not be a sh.
        start.Environment["SHELL"] = "/bin/sh";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            return new SshProcess(Process.Start(start) ?? throw new HostUnreachableException("ssh cannot be started"), time);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new HostUnreachableException($"ssh cannot be started ({exception.Message}): install the OpenSSH client", exception);
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var input = _process.StandardInput.BaseStream;
        await input.WriteAsync(bytes, cancellationToken);
        await input.FlushAsync(cancellationToken);
    }

    public void CloseInput() => _process.StandardInput.BaseStream.Dispose();

    /// <summary>Waits for the process to end, at most so long.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost)
    {
        var limit = Task.Delay(atMost, _time, CancellationToken.None);
        return await Task.WhenAny(Exited, limit) == Exited;
    }

    /// <summary>Closes its input, gives it a moment and then kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        CloseInput();
        if (!await WaitAsync(TimeSpan.FromSeconds(1)))
        {
            _process.Kill();
            await WaitAsync(TimeSpan.FromSeconds(1));
        }

        _process.Dispose();
    }
}

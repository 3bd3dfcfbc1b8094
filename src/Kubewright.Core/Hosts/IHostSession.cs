namespace Kubewright.Core.Hosts;

/// <summary>A way to run commands on one host as root, kept open over a run. Commands may run side by side.</summary>
public interface IHostSession : IAsyncDisposable
{
    Host Host { get; }

    /// <summary>Runs a command to its end. A code other than 0 is a result, not an exception.</summary>
    /// <param name="onLine">Called for every line of output and error as it comes.</param>
    /// <exception cref="HostUnreachableException">The connection is lost or cannot be made.</exception>
    /// <exception cref="TimeoutException">The command took longer than its time limit; it has been ended on the host.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the command's process group has been ended on the host.</exception>
    Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellationToken);

    /// <summary>Makes a TCP port of this machine's loopback answer under the same number on the host's loopback, until the session is closed.</summary>
    /// <exception cref="HostUnreachableException">The host does not allow it, or the port is taken there.</exception>
    Task ForwardAsync(int port, CancellationToken cancellationToken);
}

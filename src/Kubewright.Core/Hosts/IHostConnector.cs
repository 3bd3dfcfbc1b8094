namespace Kubewright.Core.Hosts;

/// <summary>Opens sessions. The port behind which SSH, or a host made up for a test, stands.</summary>
public interface IHostConnector
{
    /// <summary>Opens a session as root (through sudo where the login is another user).</summary>
    /// <exception cref="HostUnreachableException">No connection, a host key that does not match, a refused login or sudo.</exception>
    Task<IHostSession> ConnectAsync(Host host, HostAccess access, CancellationToken cancellationToken);
}

/// <summary>What a session may do.</summary>
public enum HostAccess
{
    /// <summary>Only commands that are <see cref="Command.ReadOnly"/>.</summary>
    Look,

    /// <summary>Every command.</summary>
    Change,
}

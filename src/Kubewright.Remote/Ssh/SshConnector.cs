using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>
/// Opens sessions with the system's OpenSSH client: its keys, agent, configuration, jump hosts and known hosts. Host keys are
/// always verified. A command's processes form a group that is ended with the command's time limit, its cancellation and
/// with this process, however that ends; what is to outlive a command has to be started by the host's service manager.
/// </summary>
public sealed class SshConnector(SshOptions options) : IHostConnector
{
    public SshConnector()
        : this(new SshOptions())
    {
    }

    /// <inheritdoc/>
    public async Task<IHostSession> ConnectAsync(Host host, HostAccess access, CancellationToken cancellationToken)
    {
        CheckFiles(host);
        return await SshSession.OpenAsync(host, access, options, cancellationToken);
    }

    private static void CheckFiles(Host host)
    {
        if (host.Login.KeyFile is not { } key)
        {
            return;
        }

        try
        {
            using var readable = File.OpenRead(key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SshFailure.KeyFile(host, key, exception);
        }
    }
}

using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>What a host that is not known shows as its key, for somebody to compare.</summary>
internal static partial class HostKeyFingerprint
{
    private const string NoSocket = "none";

    /// <summary>Asks over the same way as a session, jump hosts included; null where ssh does not tell. The key stays refused.</summary>
    public static async Task<string?> ReadAsync(Host host, SshOptions options, CancellationToken cancellationToken)
    {
        var keyOnly = host with { Login = host.Login with { Password = null } };
        await using var process = SshProcess.Start(SshArguments.Master(keyOnly, NoSocket, options.ConnectTimeout, "exec false", "DEBUG1"), options.Time);
        var said = new Tail(process.Error);
        await Task.WhenAny(process.Exited, Task.Delay(options.ConnectTimeout, options.Time, cancellationToken));
        await Task.WhenAny(said.Done, Task.Delay(TimeSpan.FromMilliseconds(200), options.Time, cancellationToken));
        return ServerKey().Matches(said.Text) is [.., var last] ? last.Groups[1].Value : null;
    }

    // "debug1: Server host key: ssh-ed25519 SHA256:…"; behind a jump host the last one is the host's own.
    [GeneratedRegex("Server host key: (\\S+ SHA256:[A-Za-z0-9+/]+)")]
    private static partial Regex ServerKey();
}

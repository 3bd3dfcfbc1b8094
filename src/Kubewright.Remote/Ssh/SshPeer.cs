using System.Globalization;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>An sshd that is talked to: a host's, or that of a jump host on the way to it.</summary>
internal sealed record SshPeer
{
    /// <summary>How messages begin.</summary>
    public required string Name { get; init; }

    public required string Address { get; init; }

    public required int Port { get; init; }

    public required string User { get; init; }

    public required string? KeyFile { get; init; }

    public required string? KnownHostsFile { get; init; }

    /// <summary>What somebody types to try it.</summary>
    public required string ByHand { get; init; }

    /// <summary>Whether it was given a password to log in.</summary>
    public bool HasPassword { get; init; }

    /// <summary>Whether it is reached through others.</summary>
    public required bool IsBehindJumps { get; init; }

    public static SshPeer Of(Host host) => new()
    {
        Name = $"{host} ({host.Address})",
        Address = host.Address.ToString(),
        Port = host.Login.Port,
        User = host.Login.User,
        KeyFile = host.Login.KeyFile,
        KnownHostsFile = host.Login.KnownHostsFile,
        ByHand = Command(host.Login, host.Login.Jumps, host.Login.Port, $"{host.Login.User}@{host.Address}"),
        HasPassword = host.Login.Password is not null,
        IsBehindJumps = host.Login.Jumps.Count > 0,
    };

    /// <param name="at">The jump host's place on the way.</param>
    public static SshPeer Of(Host host, int at)
    {
        var jump = host.Login.Jumps[at];
        return new SshPeer
        {
            Name = $"{host} ({host.Address}): jump host {jump}",
            Address = jump.Address,
            Port = jump.Port ?? 22,
            User = jump.User ?? Environment.UserName,
            KeyFile = host.Login.KeyFile,
            KnownHostsFile = host.Login.KnownHostsFile,
            ByHand = Command(host.Login, [.. host.Login.Jumps.Take(at)], jump.Port ?? 22, jump.User is null ? jump.Address : $"{jump.User}@{jump.Address}"),
            IsBehindJumps = at > 0,
        };
    }

    private static string Command(Login login, IReadOnlyList<JumpHost> jumps, int port, string target) => string.Join(' ',
    [
        "ssh",
        .. login.KeyFile is { } key ? (string[])["-i", key] : [],
        .. jumps.Count > 0 ? (string[])["-J", string.Join(',', jumps)] : [],
        .. port == 22 ? (string[])[] : ["-p", port.ToString(CultureInfo.InvariantCulture)],
        target,
    ]);
}

using Kubewright.Core.Hosts;

namespace Kubewright.Lab;

/// <summary>How to log in to a lab's hosts with OpenSSH. Pure.</summary>
public static class LabSsh
{
    /// <summary>The user who may do everything without sudo.</summary>
    public const string Root = "root";

    /// <summary>
    /// Gives the program and arguments that log in to a host: inside the lab's network, with the lab's key, the host's key verified,
    /// and nothing of the user's own configuration.
    /// </summary>
    /// <param name="command">Program and arguments to run there, each passed on as it is; empty for a shell.</param>
    public static IReadOnlyList<string> Command(LabLayout layout, LabHost host, string user, IReadOnlyList<string> command) =>
    [
        .. layout.EnterArguments,
        "ssh",
        "-F", "/dev/null",
        "-i", layout.KeyPath,
        "-o", "IdentitiesOnly=yes",
        "-o", "StrictHostKeyChecking=yes",
        "-o", $"UserKnownHostsFile={layout.KnownHostsPath}",
        "-o", "GlobalKnownHostsFile=/dev/null",
        "-o", "ConnectTimeout=5",
        "-o", "LogLevel=ERROR",
        command.Count == 0 ? "-t" : "-T",
        $"{user}@{host.Address}",
        .. command.Count == 0 ? [] : (string[])["--", string.Join(' ', command.Select(ShellText.Quote))],
    ];
}

using System.Globalization;
using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>The arguments of the <c>ssh</c> processes. Host keys are verified in all of them; nothing here can turn that off, and at most a key never seen before is accepted.</summary>
internal static partial class SshArguments
{
    // A wrong password is tried once in each way that sshd knows of asking for it. Jump hosts are never given it.
    private static readonly string[] WithPassword = ["BatchMode=no", "NumberOfPasswordPrompts=1", "PreferredAuthentications=publickey,password,keyboard-interactive"];

    /// <summary>For the one connection to a host, which the channels share.</summary>
    /// <param name="jumpLogs">What each jump host's ssh says goes to a file in this directory; without it, all say it together.</param>
    public static IReadOnlyList<string> Master(
        Host host, string controlPath, TimeSpan connectTimeout, string remoteCommand, string logLevel = "ERROR", string? jumpLogs = null)
    {
        var login = host.Login;
        List<string> options =
        [
            .. login.Password is null ? (string[])["BatchMode=yes"] : WithPassword,
            .. Every(login, connectTimeout),
            $"LogLevel={logLevel}",
            "ControlMaster=yes",
            "ControlPersist=no",
            $"ControlPath={Value(controlPath)}",
            // What ~/.ssh/config may say for interactive use would get in the way here.
            "RemoteCommand=none",
            "RequestTTY=no",
            "ClearAllForwardings=yes",
        ];
        if (login.Port != 22)
        {
            options.Add($"Port={login.Port.ToString(CultureInfo.InvariantCulture)}");
        }

        if (login.Jumps.Count > 0)
        {
            options.Add($"ProxyCommand={Through(login, login.Jumps.Count - 1, connectTimeout, logLevel, jumpLogs)}");
        }

        return [.. AsArguments(options), "-l", login.User, "--", host.Address.ToString(), remoteCommand];
    }

    /// <summary>
    /// For a channel on that connection. Where the connection is gone, ssh would make one of its own;
    /// the proxy command that fails keeps it from that.
    /// </summary>
    public static IReadOnlyList<string> Channel(Host host, string controlPath, string remoteCommand) =>
        [.. OnMaster(controlPath), "-l", host.Login.User, "--", host.Address.ToString(), remoteCommand];

    /// <summary>Makes a port of this machine's loopback answer under the same number on the host's loopback, on that connection.</summary>
    public static IReadOnlyList<string> Forward(Host host, string controlPath, int port) =>
        [.. OnMaster(controlPath), "-O", "forward", "-R", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}:127.0.0.1:{port}"), "--", host.Address.ToString()];

    /// <summary>The file with what the ssh to a jump host says.</summary>
    public static string JumpLog(string directory, int at) => Path.Combine(directory, $"jump{at.ToString(CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> OnMaster(string controlPath) =>
    [
        "-F", "none", "-T",
        "-o", "ControlMaster=no", "-o", $"ControlPath={Value(controlPath)}", "-o", "ProxyCommand=exec false",
        "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "LogLevel=ERROR",
    ];

    /// <summary>
    /// A command that connects through a jump host, itself reached through those before it. ssh's own ProxyJump would take none of our options along: neither
    /// key nor known hosts. ssh replaces %h and %p; every other percent sign is doubled, once for each ssh that reads it.
    /// </summary>
    private static string Through(Login login, int at, TimeSpan connectTimeout, string logLevel, string? logs)
    {
        var jump = login.Jumps[at];
        List<string> options = ["BatchMode=yes", .. Every(login, connectTimeout), $"LogLevel={(logs is null ? logLevel : "INFO")}", "ControlMaster=no", "ControlPath=none"];
        if (jump.Port is { } port)
        {
            options.Add($"Port={port.ToString(CultureInfo.InvariantCulture)}");
        }

        if (at > 0)
        {
            options.Add($"ProxyCommand={Through(login, at - 1, connectTimeout, logLevel, logs)}");
        }

        IEnumerable<string> arguments =
        [
            "ssh", .. AsArguments(options), .. logs is null ? (string[])[] : ["-E", JumpLog(logs, at)], .. jump.User is { } user ? (string[])["-l", user] : [],
        ];
        return $"{string.Join(' ', arguments.Select(Escaped)).Replace("%", "%%", StringComparison.Ordinal)} -W \\[%h\\]:%p -- {Escaped(jump.Address)}";
    }

    /// <summary>A word for a shell, without quotes: ssh counts those of a command, and by other rules than a shell.</summary>
    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    private static IEnumerable<string> Every(Login login, TimeSpan connectTimeout) =>
    [
        login.AcceptsNewHostKey ? "StrictHostKeyChecking=accept-new" : "StrictHostKeyChecking=yes",
        "UpdateHostKeys=no",
        $"ConnectTimeout={Math.Max(1, (int)connectTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture)}",
        "ServerAliveInterval=5",
        "ServerAliveCountMax=3",
        "PermitLocalCommand=no",
        "ForwardAgent=no",
        "ForwardX11=no",
        .. login.KnownHostsFile is { } knownHosts ? (string[])[$"UserKnownHostsFile={Value(knownHosts)}"] : [],
        .. login.KeyFile is { } key ? (string[])[$"IdentityFile={Value(key)}", "IdentitiesOnly=yes"] : [],
    ];

    private static IEnumerable<string> AsArguments(IEnumerable<string> options) => options.SelectMany(option => (string[])["-o", option]);

    [GeneratedRegex("[^A-Za-z0-9_./:=@%,+-]")]
    private static partial Regex Special();

    /// <summary>A path as ssh's configuration takes it: quoted, and no token of ssh's.</summary>
    private static string Value(string path) =>
        $"\"{path.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("%", "%%")}\"";
}

using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>Turns what ssh and sudo say when they fail into sentences: host, what, why, what to do.</summary>
internal static partial class SshFailure
{
    /// <summary>Why no session came about.</summary>
    /// <param name="said">Error output of ssh, and of what it started.</param>
    /// <param name="fingerprint">Fingerprint of the key that the host showed, where it is known.</param>
    public static HostUnreachableException Explain(Host host, string said, string? fingerprint = null) => Explain(SshPeer.Of(host), said, fingerprint);

    /// <inheritdoc cref="Explain(Host, string, string?)"/>
    public static HostUnreachableException Explain(SshPeer peer, string said, string? fingerprint = null)
    {
        said = WithoutFallback(said);
        var trouble = Explanations(peer, said, fingerprint)
            .FirstOrDefault(explanation => said.Contains(explanation.Sign, StringComparison.OrdinalIgnoreCase))
            .Trouble
            ?? new ConnectionTrouble(
                ConnectionStage.Reach, $"no session as {peer.User} on port {peer.Port}{Because(said)}", $"try it by hand: {peer.ByHand}");
        return Exception(peer, trouble);
    }

    /// <summary>A jump host lets us in, but not on to the next one.</summary>
    public static HostUnreachableException NoWayOn(SshPeer peer, string next, string said) => Exception(peer, said.Contains("prohibited", StringComparison.OrdinalIgnoreCase)
        ? new ConnectionTrouble(ConnectionStage.Reach, $"its sshd does not pass connections on to {next}", "set AllowTcpForwarding yes there, and look at PermitOpen")
        : new ConnectionTrouble(ConnectionStage.Reach, $"it cannot reach {next}{Because(said)}", "check that address, that sshd runs there, and the network between the two"));

    /// <summary>A port is not passed on to this machine.</summary>
    public static HostUnreachableException NoForward(Host host, int port, string said) => Exception(SshPeer.Of(host), new ConnectionTrouble(
        ConnectionStage.Reach,
        $"its sshd does not pass port {port} of its loopback on to this machine, from where a host behind a jump host gets artifacts{Because(said)}",
        "set AllowTcpForwarding yes in its sshd_config, or name a web server that the host reaches in artifacts.url"));

    /// <summary>sudo was given a password and asks again.</summary>
    public static HostUnreachableException WrongSudoPassword(Host host) => Exception(SshPeer.Of(host), new ConnectionTrouble(
        ConnectionStage.Root,
        $"{host.Login.User} logs in, but sudo does not take the password",
        $"correct sudoPasswordFile in the cluster file or type the password of {host.Login.User} on this host; it was tried once"));

    /// <summary>Commands do not run as root.</summary>
    public static HostUnreachableException NotRoot(Host host, long uid) => Exception(SshPeer.Of(host), new ConnectionTrouble(
        ConnectionStage.Root, $"commands run as user id {uid}, not as root", $"log in as root or let {host.Login.User} become root by sudo"));

    public static HostUnreachableException KeyFile(Host host, string path, Exception exception) => Exception(SshPeer.Of(host), new ConnectionTrouble(
        ConnectionStage.Login, $"the private key {path} cannot be read ({exception.Message})", "correct the path in the cluster file or the file's mode"));

    /// <summary>Whether ssh refused the host because its key is not known.</summary>
    public static bool IsUnknownKey(string said) =>
        said.Contains("host key is known for", StringComparison.OrdinalIgnoreCase) && !said.Contains(ChangedKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection broke while a command ran.</summary>
    public static string Lost(Host host, string title, string said) =>
        $"{SshPeer.Of(host).Name}: the connection was lost while '{title}' ran{Because(said)}; how the command ended is not known";

    /// <summary>The shell that ran a command is gone, but not the connection.</summary>
    public static string Killed(Host host, string title) =>
        $"{SshPeer.Of(host).Name}: the shell that ran '{title}' was killed on the host; its kernel log tells whether memory ran out";

    private const string ChangedKey = "REMOTE HOST IDENTIFICATION HAS CHANGED";

    private static IEnumerable<(string Sign, ConnectionTrouble Trouble)> Explanations(SshPeer peer, string said, string? fingerprint) =>
    [
        .. OfHostKeys(peer, said, fingerprint).Select(entry => (entry.Sign, new ConnectionTrouble(entry.Stage, entry.Why, entry.Remedy))),
        .. OfRoot(peer).Select(entry => (entry.Sign, new ConnectionTrouble(ConnectionStage.Root, entry.Why, entry.Remedy))),
        .. OfLogin(peer, said).Select(entry => (entry.Sign, new ConnectionTrouble(ConnectionStage.Login, entry.Why, entry.Remedy))),
        .. OfNetwork(peer).Select(entry => (entry.Sign, new ConnectionTrouble(ConnectionStage.Reach, entry.Why, entry.Remedy))),
    ];

    private static IEnumerable<(string Sign, ConnectionStage Stage, string Why, string Remedy)> OfHostKeys(SshPeer peer, string said, string? fingerprint)
    {
        var knownHosts = peer.KnownHostsFile ?? "~/.ssh/known_hosts";
        var entry = peer.Port == 22 ? $"{peer.Address}" : $"[{peer.Address}]:{peer.Port}";
        var shown = fingerprint is null ? "" : $": {fingerprint}";
        var changed = Fingerprint().Match(said) is { Success: true } match ? $" It shows {match.Value} now" : "";
        yield return (ChangedKey, ConnectionStage.ChangedKey,
            $"its host key is another one than {knownHosts} has. THE KEY HAS CHANGED: the host was installed anew, or SOMETHING ELSE ANSWERS IN ITS PLACE.{changed}",
            $"if you know why, remove the old key with: ssh-keygen -R '{entry}' -f {knownHosts}, and accept the new one with: {Accept(peer, knownHosts)}");
        yield return ("host key is known for", ConnectionStage.UnknownKey,
            $"its host key is not known{shown}, so it cannot be told from an impostor. {Compare(peer, fingerprint)}", $"if they match, accept it with: --accept-new-host-keys, or with: {Accept(peer, knownHosts)}");
        yield return ("Host key verification failed", ConnectionStage.UnknownKey,
            $"its host key could not be verified against {knownHosts}. {Compare(peer, fingerprint)}", $"if they match, accept it with: {Accept(peer, knownHosts)}");
    }

    private static IEnumerable<(string Sign, string Why, string Remedy)> OfRoot(SshPeer peer)
    {
        var user = peer.User;
        var withPassword = $"give it with --ask-sudo-password or ssh.sudoPasswordFile, or let the user do without on the host, in /etc/sudoers.d/kubewright: {user} ALL=(ALL) NOPASSWD: ALL";
        yield return ("a password is required", $"{user} logs in, but sudo asks for a password", withPassword);
        yield return ("interactive authentication is required", $"{user} logs in, but sudo asks for a password", withPassword);
        yield return ("incorrect password", $"{user} logs in, but sudo does not take the password", "correct it; it was tried once");
        yield return ("is not in the sudoers file", $"{user} logs in, but may not use sudo",
            $"allow it on the host, in /etc/sudoers.d/kubewright: {user} ALL=(ALL) NOPASSWD: ALL");
        yield return ("you must have a tty", $"{user} logs in, but sudo wants a terminal",
            $"turn that off on the host, in /etc/sudoers.d/kubewright: Defaults:{user} !requiretty");
        yield return ("sudo: not found", $"{user} logs in, but there is no sudo", "install it on the host or log in as root");
        yield return ("sudo: command not found", $"{user} logs in, but there is no sudo", "install it on the host or log in as root");
    }

    private static IEnumerable<(string Sign, string Why, string Remedy)> OfLogin(SshPeer peer, string said)
    {
        var user = peer.User;
        var keys = peer.KeyFile is { } key ? $"the key {key}" : "the keys of the SSH agent and ~/.ssh";
        yield return ("UNPROTECTED PRIVATE KEY FILE", $"ssh does not use the private key {peer.KeyFile} because others can read it",
            $"restrict it with: chmod 600 {peer.KeyFile}");
        yield return ("Too many authentication failures", "sshd gave up after too many keys", $"name the right one for {user} in the cluster file");
        if (peer.HasPassword)
        {
            // ssh names the ways that sshd leaves open.
            yield return said.Contains("password", StringComparison.Ordinal) || said.Contains("keyboard-interactive", StringComparison.Ordinal)
                ? ("Permission denied", $"sshd does not take the password of {user}", "correct it, or look at PermitRootLogin and AllowUsers in its sshd_config; it was tried once")
                : ("Permission denied", $"sshd lets nobody in with a password, and {user} not with {keys}", "set PasswordAuthentication yes in its sshd_config for the time being, or put the public key there by hand");
        }

        yield return ("Permission denied", $"sshd does not let {user} in with {keys}",
            $"put the public key into {user}'s ~/.ssh/authorized_keys on the host, as kubewright keys deploy does, and add a key with a passphrase to the agent first: ssh-add");
        yield return ("Session open refused by peer", "sshd allows too few sessions on one connection", "set MaxSessions to 10 or more in its sshd_config");
        yield return ("account is currently not available", $"{user} has no login shell on the host", "give it one or log in as another user");
    }

    private static IEnumerable<(string Sign, string Why, string Remedy)> OfNetwork(SshPeer peer)
    {
        var (address, port) = (peer.Address, peer.Port);
        yield return ("Connection refused", $"nothing answers at {address} port {port} (connection refused)", "start sshd on the host or correct the port in the cluster file");
        yield return ("No route to host", $"there is no route to {address} or the host is down", "check its address, its power and the network between");
        yield return ("Network is unreachable", $"this machine has no route to {address} (network is unreachable)", "check the address and this machine's network");
        yield return ("timed out", $"no answer from {address} port {port} in time", "check that the host is up and no firewall drops the connection");
        yield return ("Could not resolve hostname", "a host name on the way cannot be resolved", "check HostName and ProxyJump in ~/.ssh/config");
        yield return ("Connection closed by", "sshd closed the connection at once", Overload);
        yield return ("Connection reset by", "the connection was reset before login", Overload);
    }

    private const string Overload = "its journal says why (journalctl -u ssh -u sshd): MaxStartups, a deny list, or a full disk";

    private static HostUnreachableException Exception(SshPeer peer, ConnectionTrouble trouble) =>
        new($"{peer.Name}: {trouble.Why}{(trouble.Remedy is null ? "" : $"; {trouble.Remedy}")}", trouble);

    private static string Because(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : $" ({string.Join(" | ", lines.TakeLast(3)).TrimEnd('.')})";
    }

    /// <summary>Without what ssh says when a channel finds its connection gone and is kept from making one of its own.</summary>
    private static string WithoutFallback(string said) => string.Join('\n', said.Split('\n').Where(line => !line.Contains("UNKNOWN port 65535")));

    private static string Compare(SshPeer peer, string? fingerprint) =>
        $"Compare {(fingerprint is null ? $"what {Scan(peer)} | ssh-keygen -lf - shows" : "it")} with, on the host's console: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub";

    // ssh-keyscan knows no way through a jump host.
    private static string Accept(SshPeer peer, string knownHosts) => peer.IsBehindJumps ? "--accept-new-host-keys" : $"{Scan(peer)} >> {knownHosts}";

    private static string Scan(SshPeer peer) => peer.Port == 22 ? $"ssh-keyscan {peer.Address}" : $"ssh-keyscan -p {peer.Port} {peer.Address}";

    [GeneratedRegex("SHA256:[A-Za-z0-9+/]{43}")]
    private static partial Regex Fingerprint();
}

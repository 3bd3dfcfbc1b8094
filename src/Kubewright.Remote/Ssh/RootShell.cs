using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>The command that makes a channel's far end a <c>sh</c> of root's.</summary>
internal static class RootShell
{
    /// <summary>The marker of sudo's question for a password.</summary>
    public const string Asks = "password";

    /// <summary>The marker of a shell that has come up behind sudo.</summary>
    public const string IsRoot = "root";

    // The host's view of this machine's address, from which it can fetch; sudo would drop the variable that sshd sets. Behind a jump host that is the jump host's,
    // and what is to be fetched is passed through the connection.
    private const string Direct = "env KUBEWRIGHT_CONTROLLER=\"${SSH_CLIENT%% *}\" sh";
    private const string BehindJumps = "env KUBEWRIGHT_CONTROLLER=127.0.0.1 sh";

    /// <summary>Whether sudo may ask, so that the channel first waits for its question or for the shell.</summary>
    public static bool NeedsPassword(Login login) => NeedsSudo(login) && login.SudoPassword is not null;

    /// <summary>
    /// With a password sudo's question is a marker on the error stream, and so is the word of the shell behind it: one of the two comes, whether sudo asks or not.
    /// sudo reads the password from the channel's input, no further than its line.
    /// </summary>
    public static string Command(Login login, string nonce)
    {
        var shell = login.Jumps.Count > 0 ? BehindJumps : Direct;
        return !NeedsSudo(login) ? $"exec {shell}"
            : NeedsPassword(login) ? $"exec sudo -S -p {ShellText.Quote($"\u001e{nonce} {Asks}\n")} {shell} -c {ShellText.Quote($"printf '\\036%s\\n' '{nonce} {IsRoot}' >&2; exec sh")}"
            : $"exec sudo -n {shell}";
    }

    private static bool NeedsSudo(Login login) => login.AsRoot && login.User != "root";
}

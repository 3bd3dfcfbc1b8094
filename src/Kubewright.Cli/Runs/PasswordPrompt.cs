using Kubewright.Cli.Output;
using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Runs;

/// <summary>Asks for a password at the terminal, without showing it.</summary>
internal static class PasswordPrompt
{
    /// <param name="instead">What to do where nobody can be asked.</param>
    /// <exception cref="StoppedException">Nobody is there to ask, or nothing was typed.</exception>
    public static Secret Ask(string question, string instead, Terminal terminal)
    {
        if (!terminal.CanAsk)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem("a password is to be asked for, and there is no terminal to ask at", instead));
        }

        terminal.Error.Write(question);
        return terminal.ReadHidden() is { Length: > 0 } password
            ? new Secret(password)
            : throw new StoppedException(ExitCode.BadInput, new Problem("no password was typed, so nothing was done"));
    }
}

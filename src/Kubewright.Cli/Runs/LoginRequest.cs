using Kubewright.Cli.Output;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Runs;

/// <summary>What the command line says about logging in, beyond the cluster file.</summary>
/// <param name="AcceptNewHostKeys">Whether keys of hosts never seen before are taken.</param>
/// <param name="AskSudoPassword">Whether to ask for the password that sudo wants.</param>
internal sealed record LoginRequest(bool AcceptNewHostKeys, bool AskSudoPassword)
{
    /// <summary>The cluster with what its logins still lack. Asks at most once.</summary>
    /// <exception cref="StoppedException">Nobody is there to ask, or nothing was typed.</exception>
    public ClusterSpec Complete(ClusterSpec spec, Terminal terminal) => spec with { Hosts = CompleteAll(spec.Hosts, terminal) };

    /// <summary>Hosts with what their logins still lack. Asks at most once.</summary>
    /// <exception cref="StoppedException">Nobody is there to ask, or nothing was typed.</exception>
    public IReadOnlyList<Host> CompleteAll(IReadOnlyList<Host> hosts, Terminal terminal)
    {
        var password = AskSudoPassword && hosts.Any(host => Lacks(host.Login)) ? PasswordPrompt.Ask("Password for sudo on the hosts: ", "write ssh.sudoPasswordFile in the cluster file", terminal) : null;
        return
        [
            .. hosts.Select(host => host with
            {
                Login = host.Login with { AcceptsNewHostKey = AcceptNewHostKeys, SudoPassword = host.Login.SudoPassword ?? (Lacks(host.Login) ? password : null) },
            }),
        ];
    }

    private static bool Lacks(Login login) => login.User != "root" && login.SudoPassword is null;
}

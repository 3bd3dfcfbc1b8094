using Kubewright.Core.Hosts;
using Kubewright.Provisioning.Drills;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Power;

/// <summary>The user's own commands for the power of a host: IPMI, a hypervisor, a socket that listens to HTTP.</summary>
internal sealed class CommandPower(string off, string on) : IPowerSwitch
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Means => "power off by --power-off-command";

    public Task OffAsync(Host host, CancellationToken cancellationToken) => RunAsync(off, host, cancellationToken);

    public Task OnAsync(Host host, CancellationToken cancellationToken) => RunAsync(on, host, cancellationToken);

    /// <summary>The command for a host. Names and addresses need no quotes: both have only letters, digits, dots, hyphens and colons.</summary>
    internal static string For(string command, Host host) => command
        .Replace("{host}", host.ToString(), StringComparison.Ordinal)
        .Replace("{address}", host.Address.ToString(), StringComparison.Ordinal);

    private static async Task RunAsync(string command, Host host, CancellationToken cancellationToken)
    {
        var script = For(command, host);
        try
        {
            var result = await LocalProcess.RunAsync("sh", ["-c", script], Limit, cancellationToken);
            if (result.ExitCode != 0)
            {
                throw new PowerSwitchException($"{host}: '{script}' ended with code {result.ExitCode}: {result.Error.Trim()}");
            }
        }
        catch (LocalProcessException exception)
        {
            throw new PowerSwitchException($"{host}: {exception.Message}", exception);
        }
    }
}

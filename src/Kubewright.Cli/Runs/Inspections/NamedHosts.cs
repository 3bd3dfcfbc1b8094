using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Runs.Inspections;

/// <summary>Hosts that the command line names: <c>user@host:port</c>.</summary>
internal static class NamedHosts
{
    /// <exception cref="StoppedException">Some are no hosts; says all of them.</exception>
    public static async Task<IReadOnlyList<Host>> ReadAsync(IReadOnlyList<string> texts, string? key, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(texts.Select(text => ReadAsync(text, key, cancellationToken)));
        var problems = read.Select(entry => entry.Problem).OfType<Problem>().ToList();
        var twice = read.Select(entry => entry.Host?.Name.ToString()).OfType<string>().GroupBy(name => name).Where(group => group.Count() > 1).Select(group => new Problem($"--hosts names {group.Key} twice"));
        return problems.Concat(twice).ToList() is { Count: > 0 } all ? throw new StoppedException(ExitCode.BadInput, all) : [.. read.Select(entry => entry.Host!)];
    }

    private static async Task<(Host? Host, Problem? Problem)> ReadAsync(string text, string? key, CancellationToken cancellationToken)
    {
        // The form is that of jump hosts.
        if (JumpHost.TryParse(text) is not { } named || HostName.TryParse(named.Address.ToLowerInvariant()) is not { } name)
        {
            return (null, new Problem($"--hosts: '{text}' is no host", "write user@address or user@address:port, separated by commas"));
        }

        if (await AddressAsync(named.Address, cancellationToken) is not { } address)
        {
            return (null, new Problem($"--hosts: the name {named.Address} has no address", "write the address instead of the name"));
        }

        return (new Host
        {
            Name = name,
            Address = address,
            Roles = new HashSet<HostRole> { HostRole.Worker },
            Login = new Login { User = named.User ?? "root", Port = named.Port ?? 22, KeyFile = key },
        }, null);
    }

    private static async Task<IPAddress?> AddressAsync(string text, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        try
        {
            return (await Dns.GetHostAddressesAsync(text, cancellationToken)).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}

using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Keys;

/// <summary>Puts public keys on hosts, all at once, and then logs in with the key alone.</summary>
internal sealed class KeyDeployment(IHostConnector connector, Secret? password, TimeProvider time)
{
    private static readonly Command Nothing = new() { Title = "log in with the key", Script = ":", ReadOnly = true };

    public Task<KeyHost[]> DeployAsync(IReadOnlyList<Host> hosts, IReadOnlyDictionary<HostName, PublicKey> keys, CancellationToken cancellationToken) =>
        Task.WhenAll(hosts.Select(host => Task.Run(() => DeployAsync(host, keys[host.Name], cancellationToken), cancellationToken)));

    private async Task<KeyHost> DeployAsync(Host host, PublicKey key, CancellationToken cancellationToken)
    {
        var answer = new KeyHost(host.ToString(), host.Address.ToString(), host.Login.User);
        try
        {
            var said = await RunAsync(AsUser(host, password), HostAccess.Change, KeyScript.For(key), cancellationToken);
            if (!said.Succeeded)
            {
                return answer with { Problem = $"{host} ({host.Address}): the key cannot be put into authorized_keys: {said.Error.Trim()}" };
            }

            answer = answer with { Key = said.Output.Trim() };
            var start = time.GetTimestamp();
            await RunAsync(AsUser(host, null), HostAccess.Look, Nothing, cancellationToken);
            return answer with { LogsIn = true, ConnectMilliseconds = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 1) };
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            return answer with { Problem = answer.Key is null ? exception.Message : $"the key is there, but does not log in: {exception.Message}" };
        }
    }

    private async Task<CommandResult> RunAsync(Host host, HostAccess access, Command command, CancellationToken cancellationToken)
    {
        await using var session = await connector.ConnectAsync(host, access, cancellationToken);
        return await session.RunAsync(command, null, cancellationToken);
    }

    // The key is for the user who logs in, and sudo may not even be set up yet.
    private static Host AsUser(Host host, Secret? password) => host with { Login = host.Login with { AsRoot = false, Password = password } };
}

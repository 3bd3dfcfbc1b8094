using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

/// <summary>A host reached through one and through two other sshds, and where the way can end.</summary>
public sealed class JumpTests : IAsyncLifetime
{
    private readonly SshServer _first = new();
    private readonly SshServer _second = new();
    private readonly SshServer _last = new();

    public async Task InitializeAsync()
    {
        await Task.WhenAll(_first.InitializeAsync(), _second.InitializeAsync(), _last.InitializeAsync());

        // One key and one known_hosts for all, with names that no shell and no ssh must take apart.
        var keys = await Task.WhenAll(((SshServer[])[_first, _second, _last]).Select(server => File.ReadAllTextAsync(server.KnownHostsFile)));
        await File.WriteAllTextAsync(KnownHosts, string.Concat(keys));
        File.Copy(_last.KeyFile, Key);
        File.SetUnixFileMode(Key, UnixFileMode.UserRead);
        foreach (var server in (SshServer[])[_first, _second])
        {
            await File.AppendAllTextAsync(Path.Combine(server.ScratchDirectory, "authorized_keys"), await File.ReadAllTextAsync($"{_last.KeyFile}.pub"));
        }
    }

    public Task DisposeAsync() => Task.WhenAll(_first.DisposeAsync(), _second.DisposeAsync(), _last.DisposeAsync());

    private string KnownHosts => Path.Combine(_last.ScratchDirectory, "known 100%h's hosts");

    private string Key => Path.Combine(_last.ScratchDirectory, "the \"100%p\" key");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Commands_run_behind_jump_hosts_with_the_clusters_key_and_known_hosts(int jumps)
    {
        await using var session = await ConnectAsync([.. new[] { Jump(_first), Jump(_second) }.Take(jumps)]);

        var result = await RunAsync(session, "echo $SSH_CLIENT; echo $KUBEWRIGHT_CONTROLLER; cat");

        // sshd sees the last jump host's address, which is of no use to fetch from.
        Assert.StartsWith("127.0.0.1 ", result.Output);
        Assert.EndsWith($" {_last.Port}\n127.0.0.1\n", result.Output);
    }

    [Fact]
    public async Task A_port_of_this_machine_answers_on_the_host_also_after_the_connection_was_lost()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var elsewhere = SshServer.FreePort();
        await using var session = await ConnectAsync([Jump(_first)]);

        // Both ends are this machine here: the port is taken on the "host", which is the refusal to see.
        var taken = await Assert.ThrowsAsync<HostUnreachableException>(() => session.ForwardAsync(((IPEndPoint)listener.LocalEndpoint).Port, CancellationToken.None));
        Assert.StartsWith("cp1 (127.0.0.1): its sshd does not pass port", taken.Message);

        await session.ForwardAsync(elsewhere, CancellationToken.None);
        Assert.True(await ListensAsync(elsewhere));
        var cutOff = RunAsync(session, "sleep 5");
        await Task.Delay(500);
        SshServerProcesses.Kill(_last.Masters());
        await Assert.ThrowsAsync<HostUnreachableException>(() => cutOff);
        Assert.Equal("again\n", (await RunAsync(session, "echo again")).Output);
        Assert.True(await ListensAsync(elsewhere));
    }

    [Fact]
    public async Task A_jump_host_where_nothing_listens_is_named()
    {
        var port = SshServer.FreePort();

        Assert.Equal(
            $"cp1 (127.0.0.1): jump host {Environment.UserName}@127.0.0.1:{port}: nothing answers at 127.0.0.1 port {port} (connection refused); start sshd on the host or correct the port in the cluster file",
            await RefusedAsync([Jump(port)]));
    }

    [Fact]
    public async Task A_jump_host_that_does_not_let_us_in_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_second.ScratchDirectory, "authorized_keys"), "");

        var message = await RefusedAsync([Jump(_first), Jump(_second)]);

        Assert.StartsWith($"cp1 (127.0.0.1): jump host {Jump(_second)}: sshd does not let {Environment.UserName} in with the key {Key}; put the public key", message);
    }

    [Fact]
    public async Task A_jump_host_whose_key_is_not_known_is_named_with_its_fingerprint()
    {
        await File.WriteAllTextAsync(KnownHosts, await File.ReadAllTextAsync(_last.KnownHostsFile));

        var message = await RefusedAsync([Jump(_first)]);

        Assert.StartsWith($"cp1 (127.0.0.1): jump host {Jump(_first)}: its host key is not known: ssh-ed25519 SHA256:", message);
    }

    [Fact]
    public async Task New_keys_are_accepted_on_the_whole_way()
    {
        await File.WriteAllTextAsync(KnownHosts, "");

        await using (await ConnectAsync([Jump(_first)], login => login with { AcceptsNewHostKey = true }))
        {
            Assert.Equal(2, (await File.ReadAllLinesAsync(KnownHosts)).Length);
        }

        await using var strict = await ConnectAsync([Jump(_first)]);
    }

    [Fact]
    public async Task A_jump_host_that_reaches_nothing_behind_it_says_what()
    {
        var port = SshServer.FreePort();

        var message = await RefusedAsync([Jump(_first), Jump(port)]);

        Assert.StartsWith($"cp1 (127.0.0.1): jump host {Jump(_first)}: it cannot reach the jump host {Jump(port)} (", message);
        Assert.Contains("Connection refused", message);
    }

    [Fact]
    public async Task A_host_that_refuses_behind_a_jump_host_is_named_itself()
    {
        await File.WriteAllTextAsync(Path.Combine(_last.ScratchDirectory, "authorized_keys"), "");

        Assert.StartsWith($"cp1 (127.0.0.1): sshd does not let {Environment.UserName} in with the key {Key}", await RefusedAsync([Jump(_first)]));
    }

    private static JumpHost Jump(SshServer server) => Jump(server.Port);

    private static JumpHost Jump(int port) => new("127.0.0.1", Environment.UserName, port);

    private static Task<CommandResult> RunAsync(IHostSession session, string script) => session.RunAsync(new Command { Title = "test", Script = script }, null, CancellationToken.None);

    private Task<IHostSession> ConnectAsync(IReadOnlyList<JumpHost> jumps, Func<Login, Login>? other = null)
    {
        var login = _last.Host.Login with { Jumps = jumps, KeyFile = Key, KnownHostsFile = KnownHosts };
        return new SshConnector().ConnectAsync(SshServer.HostWith(other?.Invoke(login) ?? login), HostAccess.Change, CancellationToken.None);
    }

    private async Task<string> RefusedAsync(IReadOnlyList<JumpHost> jumps) =>
        (await Assert.ThrowsAsync<HostUnreachableException>(() => ConnectAsync(jumps))).Message;

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

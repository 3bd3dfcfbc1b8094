using Kubewright.Core.Hosts;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

/// <summary>Hosts that do not let us in, and what the message tells to do about it.</summary>
public sealed class RefusalTests(SshServer server) : IClassFixture<SshServer>
{
    [Fact]
    public async Task A_host_whose_key_is_unknown_is_refused_with_the_way_to_check_it()
    {
        var empty = Path.Combine(server.ScratchDirectory, "nobody known");
        await File.WriteAllTextAsync(empty, "");

        var message = await RefusedAsync(server.Host.Login with { KnownHostsFile = empty });

        Assert.StartsWith("cp1 (127.0.0.1): its host key is not known", message);
        Assert.Contains($": ssh-ed25519 {await server.FingerprintAsync()}, so it cannot be told from an impostor", message);
        Assert.Contains($"ssh-keyscan -p {server.Port} 127.0.0.1 >> {empty}", message);
        Assert.Equal("", await File.ReadAllTextAsync(empty));
    }

    [Fact]
    public async Task A_key_never_seen_before_is_taken_where_that_is_wanted_and_kept()
    {
        var empty = Path.Combine(server.ScratchDirectory, "to be known");
        await File.WriteAllTextAsync(empty, "");
        var host = SshServer.HostWith(server.Host.Login with { KnownHostsFile = empty });

        await using (await new SshConnector().ConnectAsync(host with { Login = host.Login with { AcceptsNewHostKey = true } }, HostAccess.Look, CancellationToken.None))
        {
        }

        await using var again = await new SshConnector().ConnectAsync(host, HostAccess.Look, CancellationToken.None);
        Assert.Equal(host.Name, again.Host.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_whose_key_has_changed_is_refused(bool acceptsNew)
    {
        var other = Path.Combine(server.ScratchDirectory, $"other {acceptsNew}");
        await SshServer.MakeKeyAsync(other);
        await File.WriteAllTextAsync($"{other}.known", $"[127.0.0.1]:{server.Port} {await File.ReadAllTextAsync($"{other}.pub")}");

        var message = await RefusedAsync(server.Host.Login with { KnownHostsFile = $"{other}.known", AcceptsNewHostKey = acceptsNew });

        Assert.StartsWith("cp1 (127.0.0.1): its host key is another one than", message);
        Assert.Contains($"ssh-keygen -R '[127.0.0.1]:{server.Port}'", message);
    }

    [Fact]
    public async Task A_key_the_host_does_not_know_is_refused()
    {
        var stranger = Path.Combine(server.ScratchDirectory, "stranger");
        await SshServer.MakeKeyAsync(stranger);

        var message = await RefusedAsync(server.Host.Login with { KeyFile = stranger });

        Assert.StartsWith($"cp1 (127.0.0.1): sshd does not let {Environment.UserName} in with the key {stranger}; put the public key", message);
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_refused()
    {
        var open = Path.Combine(server.ScratchDirectory, "open");
        File.Copy(server.KeyFile, open);
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var message = await RefusedAsync(server.Host.Login with { KeyFile = open });

        Assert.Contains($"chmod 600 {open}", message);
    }

    [Fact]
    public async Task A_key_file_that_is_not_there_is_named() =>
        Assert.StartsWith("cp1 (127.0.0.1): the private key /nowhere/key cannot be read", await RefusedAsync(server.Host.Login with { KeyFile = "/nowhere/key" }));

    [Fact]
    public async Task A_port_where_nothing_listens_is_named()
    {
        var port = SshServer.FreePort();

        var message = await RefusedAsync(server.Host.Login with { Port = port });

        Assert.Equal($"cp1 (127.0.0.1): nothing answers at 127.0.0.1 port {port} (connection refused); start sshd on the host or correct the port in the cluster file", message);
    }

    [Fact]
    public async Task Connecting_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new SshConnector().ConnectAsync(server.Host, HostAccess.Look, new CancellationToken(canceled: true)));

    private static async Task<string> RefusedAsync(Login login)
    {
        var exception = await Assert.ThrowsAsync<HostUnreachableException>(
            () => new SshConnector().ConnectAsync(SshServer.HostWith(login), HostAccess.Look, CancellationToken.None));
        return exception.Message;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Remote.Local;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

/// <summary>A real sshd on a free port of the loopback address, with keys and configuration of its own, as the user who runs the tests.</summary>
public class SshServer : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly string _directory = Directory.CreateTempSubdirectory("kw-sshd-").FullName;
    private Process? _sshd;

    public string KeyFile => Path.Combine(_directory, "key");

    public string KnownHostsFile => Path.Combine(_directory, "known_hosts");

    public string ScratchDirectory => _directory;

    public int ProcessId => _sshd!.Id;

    public int Port { get; private set; }

    /// <summary>The shell that <c>sh</c> is on this host.</summary>
    public virtual string Shell => "/bin/dash";

    public Host Host => HostWith(new Login { User = Environment.UserName, Port = Port, KeyFile = KeyFile, KnownHostsFile = KnownHostsFile });

    public static Host HostWith(Login login) => new()
    {
        Name = HostName.Parse("cp1"),
        Address = IPAddress.Loopback,
        Roles = new HashSet<HostRole> { HostRole.ControlPlane },
        Login = login,
    };

    public Task<IHostSession> ConnectAsync(HostAccess access = HostAccess.Change) =>
        new SshConnector().ConnectAsync(Host, access, CancellationToken.None);

    public async Task InitializeAsync()
    {
        await MakeKeyAsync(KeyFile);
        await MakeKeyAsync(Path.Combine(_directory, "host_key"));
        File.Copy($"{KeyFile}.pub", Path.Combine(_directory, "authorized_keys"));
        Directory.CreateDirectory(Path.Combine(_directory, "bin"));
        File.CreateSymbolicLink(Path.Combine(_directory, "bin", "sh"), Shell);
        Directory.CreateDirectory("/run/sshd");
        await StartAsync(FreePort());
    }

    public async Task StartAsync(int port)
    {
        Port = port;
        var hostKey = await File.ReadAllTextAsync(Path.Combine(_directory, "host_key.pub"));
        await File.WriteAllTextAsync(KnownHostsFile, $"[127.0.0.1]:{Port} {hostKey}");
        var configuration = Path.Combine(_directory, "sshd_config");
        await File.WriteAllTextAsync(configuration, $"""
            ListenAddress 127.0.0.1:{Port}
            HostKey {_directory}/host_key
            AuthorizedKeysFile {_directory}/authorized_keys
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin prohibit-password
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            SetEnv PATH={_directory}/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME={_directory} http_proxy=http://own.example:3128 HTTPS_PROXY=http://own.example:3129 NO_PROXY=.example

            """);
        _sshd = Process.Start(new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-E", $"{_directory}/sshd.log", "-f", configuration]))!;
        await ListeningAsync();
    }

    public async Task<string> FingerprintAsync() =>
        (await LocalProcess.DemandAsync("ssh-keygen", ["-lf", Path.Combine(_directory, "host_key.pub")], Limit, CancellationToken.None)).Split(' ')[1];

    public async Task StopAsync()
    {
        _sshd!.Kill();
        await _sshd.WaitForExitAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        for (var tries = 0; ; tries++)
        {
            try
            {
                Directory.Delete(_directory, recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                // The sshd of a connection that is just ending may still write its log.
                await Task.Delay(50);
            }
        }
    }

    public static Task MakeKeyAsync(string path) =>
        LocalProcess.DemandAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path], Limit, CancellationToken.None);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ListeningAsync()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"sshd does not listen: {await File.ReadAllTextAsync($"{_directory}/sshd.log")}");
    }
}

/// <summary>A host whose <c>sh</c> is bash, as on Red Hat's family.</summary>
public sealed class BashServer : SshServer
{
    public override string Shell => "/bin/bash";
}

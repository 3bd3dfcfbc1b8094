using Kubewright.Cli;
using Kubewright.Cli.Output;
using Kubewright.Core.Hosts;
using Kubewright.Lab;
using Kubewright.Mirror.Catalog;

namespace Kubewright.Tests.Cli;

/// <summary>The program in a directory of its own, with made-up hosts; what it prints is kept.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("kubewright-test").FullName;

    public MadeUpHosts Hosts { get; } = new();

    /// <summary>What somebody types; null where nobody is there.</summary>
    public string? Typed { get; init; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public List<string> EnteredLabs { get; } = [];

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A cluster file of one control plane and one worker, whose artifacts are in the folder.</summary>
    public void WriteCluster(string more = "")
    {
        Write("artifacts/catalog.json", Catalogs.OfPrograms("v1.32.0").ToJson());
        foreach (var program in Catalogs.Programs)
        {
            Write($"artifacts/files/{program}", program);
        }

        Write("cluster.yaml", $$"""
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            name: demo
            version: 1.32.0
            hosts:
              - {name: cp1, address: 192.168.2.11, roles: [control-plane]}
              - {name: w1, address: 192.168.2.21, roles: [worker]}
            artifacts: {directory: artifacts}
            {{more}}
            """);
    }

    public async Task<int> RunAsync(params string[] arguments) => await Program.RunAsync(
        arguments,
        new Composition
        {
            Terminal = new Terminal { In = new StringReader(Typed ?? ""), Out = _out, Error = _error, CanAsk = Typed is not null, ReadHidden = () => Typed },
            Connector = Hosts,
            Time = TimeProvider.System,
            Directory = Folder,
            StateFolder = Path.Combine(Folder, "state"),
            Artifacts = new ArtifactOffers(() => new HttpClient(), new UpstreamReleases(UpstreamSites.Official, Folder)),
            EnterLab = EnteredLabs.Add,
            Laboratory = () => new Laboratory(new LabDirectories { Labs = Folder, Cache = Folder }, TimeProvider.System),
        },
        CancellationToken.None);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Hosts that answer commands by a function of the test.</summary>
internal sealed class MadeUpHosts : IHostConnector
{
    /// <summary>Why a host cannot be reached, by its name.</summary>
    public Dictionary<string, string> Unreachable { get; } = [];

    /// <summary>What a host answers; null means the command is not known to the test.</summary>
    public Func<Host, Command, CommandResult?> Answer { get; set; } = (_, _) => null;

    public List<string> Connected { get; } = [];

    /// <summary>How the hosts were logged in to.</summary>
    public List<Login> Logins { get; } = [];

    public List<(string Host, int Port)> Forwarded { get; } = [];

    public Task<IHostSession> ConnectAsync(Host host, HostAccess access, CancellationToken cancellationToken)
    {
        lock (Connected)
        {
            Connected.Add(host.ToString());
            Logins.Add(host.Login);
        }

        return Unreachable.TryGetValue(host.ToString(), out var why)
            ? Task.FromException<IHostSession>(new HostUnreachableException(why))
            : Task.FromResult<IHostSession>(new Session(host, this));
    }

    private sealed class Session(Host host, MadeUpHosts hosts) : IHostSession
    {
        public Host Host => host;

        public async Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellationToken)
        {
            var result = hosts.Answer(host, command);
            if (result is null && command.Timeout == Timeout.InfiniteTimeSpan)
            {
                // The lock of the host, held until it is given back.
                onLine?.Invoke("kubewright-lock-taken");
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return result ?? new CommandResult(127, "", $"{host} was not told how to answer '{command.Title}'");
        }

        public Task ForwardAsync(int port, CancellationToken cancellationToken)
        {
            lock (hosts.Forwarded)
            {
                hosts.Forwarded.Add(($"{host}", port));
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

using System.CommandLine;
using System.Diagnostics;
using Kubewright.Cli.Commands.Lab;
using Kubewright.Cli.Output;
using Kubewright.Lab;
using Kubewright.Lab.Artifacts;
using Kubewright.Lab.Hosts;
using Kubewright.Lab.Machine;

namespace Kubewright.Cli.Commands;

/// <summary>The whole product on this machine with no configuration: hosts, Kubernetes, a cluster file, and then the commands that a user would give.</summary>
internal sealed class DemoCommand : LabVerb
{
    private readonly Composition _on;
    private readonly Argument<string> _name = new("NAME") { Description = "Name of the lab and of the cluster", DefaultValueFactory = _ => DefaultLab };
    private readonly Option<string> _balancer = new("--balancer") { Description = "haproxy or nginx", DefaultValueFactory = _ => "haproxy" };
    private readonly Option<string> _endpoint = new("--endpoint") { Description = "What stands before the API servers: keepalived or local", DefaultValueFactory = _ => "keepalived" };

    private readonly Option<string[]> _hosts = new("--hosts")
    {
        Description = "Names that say the roles: cp… are control planes, lb… load balancers, all others workers",
        DefaultValueFactory = _ => ["cp1", "cp2", "cp3", "w1"],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<ArtifactOrigin> _artifacts = new("--artifacts")
    {
        Description = "Where Kubernetes comes from: automatic, upstream (the current version) or debian (1.20, built here from Debian's source package)",
        DefaultValueFactory = _ => ArtifactOrigin.Automatic,
    };

    private readonly Option<bool> _onlyHosts = new("--only-hosts") { Description = "Boot the hosts and write the cluster file, and leave the rest to you" };

    public DemoCommand(Composition on)
        : base(
            on,
            "demo",
            "Boot hosts on this machine, make a highly available cluster of them, and prove that it works",
            "kubewright demo",
            "kubewright demo site --hosts lb1 lb2 cp1 cp2 cp3 w1 --balancer nginx",
            "kubewright demo flat --endpoint local")
    {
        _on = on;
        _balancer.AcceptOnlyFromAmong("haproxy", "nginx");
        _endpoint.AcceptOnlyFromAmong([.. LabClusterFile.EndpointKinds]);
        Arguments.Add(_name);
        Options.Add(_hosts);
        Options.Add(_endpoint);
        Options.Add(_balancer);
        Options.Add(_artifacts);
        Options.Add(_onlyHosts);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Laboratory laboratory, Reporter report, CancellationToken cancellationToken)
    {
        LabRequirements.Demand();
        var name = parsed.GetRequiredValue(_name);
        var timings = new List<(string What, TimeSpan Took)>();
        var notes = Notes(report);

        var request = new LabRequest { Name = name, Hosts = [.. LabHostText.Read(parsed.GetRequiredValue(_hosts))] };
        var artifacts = await TimedAsync("Kubernetes and the hosts' base systems", () => PrepareAsync(request, parsed.GetValue(_artifacts), notes, cancellationToken));
        var lab = await TimedAsync("hosts", () => laboratory.UpAsync(request, notes, cancellationToken));

        var file = Path.Combine(lab.Directory, LabClusterFile.FileName);
        await File.WriteAllTextAsync(file, LabClusterFile.Write(lab, artifacts, parsed.GetRequiredValue(_balancer), parsed.GetRequiredValue(_endpoint)), cancellationToken);
        if (parsed.GetValue(_onlyHosts))
        {
            report.Note($"The hosts are up. Next: kubewright apply -f {file}");
            return ExitCode.Fine;
        }

        var code = await TimedAsync("apply", () => VerbAsync("apply", file));
        code = code == ExitCode.Fine ? await TimedAsync("verify", () => VerbAsync("verify", file)) : code;
        report.Note("\nTimes\n" + string.Concat(timings.Select(time => $"{Duration.Of(time.Took.TotalSeconds),10}  {time.What}\n")));
        report.Note(code == ExitCode.Fine ? HowToGoOn(name, lab, file, artifacts) : $"The hosts stay up: look around with 'kubewright lab ssh HOST --lab {name}', end them with 'kubewright lab down {name}'.");
        return code;

        async Task<T> TimedAsync<T>(string what, Func<Task<T>> work)
        {
            var start = _on.Time.GetTimestamp();
            var result = await work();
            timings.Add((what, _on.Time.GetElapsedTime(start)));
            return result;
        }

        async Task<ExitCode> VerbAsync(string verb, string clusterFile)
        {
            report.Note($"\n$ kubewright {verb} -f {clusterFile}");
            return await ChildAsync([.. ThisProgram.Command, verb, "-f", clusterFile]);
        }
    }

    // Kubernetes takes from the usual release's tree; those of other releases are made meanwhile.
    private async Task<LabArtifactSet> PrepareAsync(LabRequest request, ArtifactOrigin origin, IProgress<string> notes, CancellationToken cancellationToken)
    {
        var directories = LabDirectories.OfMachine();
        var tree = new BaseTree(directories, _on.Time);
        var others = request.Hosts.Select(host => host.Suite).OfType<string>().Distinct().Select(suite => new BaseTree(directories, _on.Time, suite)).ToList();
        await tree.EnsureAsync(notes, cancellationToken);
        var artifacts = new LabArtifacts(directories, _on.Time).EnsureAsync(origin, tree.Path, notes, cancellationToken);
        await Task.WhenAll([artifacts, .. others.Select(other => other.EnsureAsync(notes, cancellationToken))]);
        return await artifacts;
    }

    // A process of its own, because it goes on inside the lab's network. Ctrl-C reaches it from the terminal, so it is only waited for.
    private static async Task<ExitCode> ChildAsync(IReadOnlyList<string> command)
    {
        using var child = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))) ?? throw new LabException($"cannot start {command[0]}");
        await child.WaitForExitAsync(CancellationToken.None);
        return (ExitCode)child.ExitCode;
    }

    private static string HowToGoOn(string name, LabLayout lab, string file, LabArtifactSet artifacts)
    {
        var which = name == DefaultLab ? "" : $" --lab {name}";
        return $"""
            The cluster {name} runs. To go on:
              kubewright lab ssh {lab.Hosts[0].Name}{which}
              {string.Join(' ', lab.EnterArguments)} {artifacts.Directory}/files/kubectl --kubeconfig {Path.Combine(lab.Directory, "kubeconfig")} get nodes
              kubewright verify --failover -f {file}
              kubewright lab kill {lab.Hosts[0].Name}{which}
              kubewright lab down{(name == DefaultLab ? "" : " " + name)}
            """;
    }
}

using Kubewright.Cli.Output;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Bundles;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Gathering;
using Kubewright.Remote.KubeApi;

namespace Kubewright.Cli.Runs.Inspections;

/// <summary>Gathers evidence: hosts and API at once. What cannot be asked is evidence too.</summary>
internal sealed class Gathering(Composition on, Reporter report)
{
    private static readonly TimeSpan ApiPatience = TimeSpan.FromSeconds(20);

    /// <exception cref="StoppedException">No source was named, or one cannot be read.</exception>
    public async Task<EvidenceSet> GatherAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        // A lab's file starts the process over inside its network, so it comes first.
        var hosts = await HostsAsync(request, cancellationToken);
        var texts = new PastedFiles(on.Directory, on.Terminal.In, on.Time).Read(request.Texts);
        if (!request.AsksSomebody)
        {
            return Redaction.Of(texts);
        }

        using var api = request.Kubeconfig is { } file ? new KubeApiClient(Kubeconfig(file), ApiPatience) : null;
        var work = GatherAsync(hosts, api, cancellationToken);
        var asked = await Patience.AwaitAsync(work, $"Asking {(hosts.Count > 0 ? $"{hosts.Count} hosts" : "")}{(hosts.Count > 0 && api is not null ? " and " : "")}{(api is not null ? "the API" : "")} …", report, on.Time);
        return Redaction.Of(asked.With(texts));
    }

    private async Task<EvidenceSet> GatherAsync(IReadOnlyList<Host> hosts, KubeApiClient? api, CancellationToken cancellationToken)
    {
        var fromApi = api is null ? null : new ApiCollector(api, on.Time).CollectAsync(cancellationToken);
        if (hosts.Count == 0)
        {
            return fromApi is null ? EvidenceSet.Empty : await fromApi;
        }

        await using var connected = await ConnectedHosts.ReachAsync(on.Connector, hosts, HostAccess.Look, cancellationToken);

        // Without a kubeconfig of ours, the API is asked with the one that control planes have.
        fromApi ??= connected.Sessions.Count == 0 ? null : new ApiCollector(Through(hosts, connected), on.Time).CollectAsync(cancellationToken);
        var fromHosts = await new HostCollector(on.Time).CollectAsync(connected.Sessions, connected.Unreached, cancellationToken);
        return fromApi is null ? fromHosts : (await fromApi).With(fromHosts);
    }

    private static ApiThroughHosts Through(IReadOnlyList<Host> hosts, ConnectedHosts connected) =>
        new ApiThroughHosts([.. hosts.OrderBy(host => host.Is(HostRole.ControlPlane) ? 0 : 1).Where(host => connected.Sessions.ContainsKey(host.Name)).Select(host => connected.Sessions[host.Name])]);

    private async Task<IReadOnlyList<Host>> HostsAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        if (request.IsEmpty)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem("nothing was named to look at", "name a kubeconfig with --kubeconfig, hosts with --hosts, a cluster file with -f, or pasted text with --text"));
        }

        IReadOnlyList<Host> fromFile = request.File is { } shown ? new Stages(on, report, new ClusterFile(shown, Path.GetFullPath(shown, on.Directory)), yes: false, request.Logins).ReadSpec().Hosts : [];
        var named = await NamedHosts.ReadAsync(request.Hosts, request.Key is { } key ? Path.GetFullPath(key, on.Directory) : null, cancellationToken);
        return [.. fromFile, .. request.Logins.CompleteAll(named, report.Terminal).Where(host => fromFile.All(other => other.Name != host.Name))];
    }

    private KubeconfigFile Kubeconfig(string shown)
    {
        var path = Path.GetFullPath(shown, on.Directory);
        try
        {
            return KubeconfigFile.Read(path, File.ReadAllText(path), File.ReadAllText);
        }
        catch (FormatException exception)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem(exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"the kubeconfig {path} cannot be read: {exception.Message}"));
        }
    }
}

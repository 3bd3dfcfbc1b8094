using System.Text.Json;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Gathering;

namespace Kubewright.Inspection.Readings.Api;

/// <summary>Reads what the API answered: lists, ConfigMaps, version and health.</summary>
public sealed class ApiReader : IEvidenceReader
{
    public bool Reads(EvidenceItem item) => item.Source == EvidenceSource.Api;

    public ClusterReadings Read(EvidenceItem item)
    {
        var path = ApiQuestions.Path(item.Question);
        if (item.State != EvidenceState.Answered)
        {
            return Health(path, item) with { Gaps = [new GapReading(EvidenceSource.Api, item.Subject, item.Command, item.State, item.Why ?? "no answer")] };
        }

        if (path == ApiQuestions.Health)
        {
            return Health(path, item);
        }

        if (item.Code == 404)
        {
            // Not there is an answer.
            return path == ApiQuestions.KubeadmConfig ? new ClusterReadings { Covered = new HashSet<Coverage> { Coverage.KubeadmConfiguration } } : ClusterReadings.Empty;
        }

        if (item.Code is >= 400)
        {
            return ClusterReadings.Empty with { Gaps = [new GapReading(EvidenceSource.Api, item.Subject, item.Command, EvidenceState.Cut, item.Why ?? "no answer")] };
        }

        try
        {
            using var json = JsonDocument.Parse(item.Text);
            return Read(path, json.RootElement, item);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return ClusterReadings.Empty with { Gaps = [new GapReading(EvidenceSource.Api, item.Subject, item.Command, EvidenceState.Cut, $"the answer was not understood: {exception.Message}")] };
        }
    }

    private static ClusterReadings Read(string path, JsonElement root, EvidenceItem item)
    {
        // A list that goes on has told part of it only; its last page covers it.
        var whole = root.Text("metadata", "continue") is null or "";
        IReadOnlySet<Coverage> Covers(params IEnumerable<Coverage> lists) => whole ? lists.ToHashSet() : new HashSet<Coverage>();
        var items = root.List("items").ToList();
        return path switch
        {
            ApiQuestions.Version => new ClusterReadings { Settings = new ClusterSettingsReading { ServerVersions = [new(root.Text("gitVersion") ?? "", item.Proves($"gitVersion: {root.Text("gitVersion")}"))] } },
            ApiQuestions.Groups => new ClusterReadings { NetworkTraces = [.. root.List("groups").Select(group => group.Text("name") ?? "").Where(PodNetworkGroups.IsOne).Select(group => Group(group, item))] },
            ApiQuestions.Nodes => new ClusterReadings { Nodes = items.ConvertAll(node => NodeObject.Read(node, item)), Covered = Covers(Coverage.Nodes) },
            ApiQuestions.Pods => Pods(items, item) with { Covered = Covers(Coverage.AllPods, Coverage.SystemPods) },
            ApiQuestions.SystemPods => Pods(items, item) with { Covered = Covers(Coverage.SystemPods) },
            ApiQuestions.KubeadmConfig => SettingsObject.Kubeadm(root, item),
            ApiQuestions.ProxyConfig => SettingsObject.Proxy(root, item),
            ApiQuestions.ClusterInfo => SettingsObject.Joiners(root, item),
            ApiQuestions.Servers => Servers(root, item),
            _ when path.EndsWith("/deployments", StringComparison.Ordinal) => Workloads("Deployment", items, item) with { Covered = path == ApiQuestions.Deployments ? Covers(Coverage.Deployments) : Covers() },
            _ when path.EndsWith("/daemonsets", StringComparison.Ordinal) => Workloads("DaemonSet", items, item) with { Covered = path == ApiQuestions.DaemonSets ? Covers(Coverage.DaemonSets) : Covers() },
            _ when path.EndsWith("/statefulsets", StringComparison.Ordinal) => Workloads("StatefulSet", items, item),
            _ when path.EndsWith("/services", StringComparison.Ordinal) => new ClusterReadings { Services = items.ConvertAll(service => WorkloadObject.Service(service, item)), Covered = path == ApiQuestions.Services ? Covers(Coverage.Services) : Covers() },
            _ => ClusterReadings.Empty,
        };
    }

    private static ClusterReadings Pods(List<JsonElement> pods, EvidenceItem item) => new()
    {
        Pods = pods.ConvertAll(pod => PodObject.Read(pod, item)),
        Components = [.. pods.Select(pod => PodObject.Component(pod, item)).OfType<ComponentReading>()],
    };

    private static ClusterReadings Workloads(string kind, List<JsonElement> workloads, EvidenceItem item) => new() { Workloads = workloads.ConvertAll(workload => WorkloadObject.Read(kind, workload, item)) };

    private static NetworkTraceReading Group(string group, EvidenceItem item) => new() { Place = group, Proofs = [item.Proves($"name: {group}")] };

    private static ClusterReadings Servers(JsonElement endpoints, EvidenceItem item) => new()
    {
        Endpoints =
        [
            .. from subset in endpoints.List("subsets")
               let port = subset.List("ports").Select(port => port.Text("port")).FirstOrDefault() ?? "6443"
               from address in subset.List("addresses")
               let server = $"https://{address.Text("ip")}:{port}"
               select new EndpointReading { Server = server, User = EndpointUser.Server, Proofs = [item.Proves($"Endpoints default/kubernetes: {address.Text("ip")}:{port}")] },
        ],
    };

    // /readyz says ok, or 500 and the checks that fail; older servers do not know it.
    private static ClusterReadings Health(string path, EvidenceItem item) => path == ApiQuestions.Health && item.Code is not 404 && item.State != EvidenceState.Refused
        ? new ClusterReadings
        {
            Healths =
            [
                new ServerHealthReading
                {
                    Component = "kube-apiserver",
                    Address = ApiQuestions.Health,
                    IsWell = item.State == EvidenceState.Answered && item.Code == 200,
                    Answer = item.Text.Trim() is { Length: > 0 } said ? said : item.Why ?? "no answer",
                    Proofs = [item.Proves(item.Text.Trim() is { Length: > 0 } line ? line.Split('\n')[0] : item.Why ?? "no answer")],
                },
            ],
        }
        : ClusterReadings.Empty;
}

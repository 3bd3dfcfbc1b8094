using System.Text.Json;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>The workload by which the pod network is tried: a pod on every node and a service in front of them.</summary>
public sealed record AcceptanceWorkload : ClusterQuestion<AcceptanceWorkloadState>
{
    /// <summary>Namespace of the workload.</summary>
    public const string Namespace = "kubewright-acceptance";

    public override string Id => "acceptance-workload";

    protected override string Arguments => $"-n {Namespace} get pods,services,namespaces -o json";

    protected override AcceptanceWorkloadState ParseOutput(string output)
    {
        using var json = JsonDocument.Parse(output);
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        return new AcceptanceWorkloadState(
            [.. items.Where(item => item.GetProperty("kind").GetString() == "Pod").Select(PodState.Read)],
            items.Where(item => item.GetProperty("kind").GetString() == "Service").Select(item => item.GetProperty("spec").GetProperty("clusterIP").GetString()).FirstOrDefault(),
            items.Any(item => item.GetProperty("kind").GetString() == "Namespace" && item.GetProperty("metadata").GetProperty("name").GetString() == Namespace));
    }
}

/// <summary>The acceptance workload as the API has it.</summary>
/// <param name="ServiceAddress">The service's cluster IP; null where there is none.</param>
/// <param name="IsThere">Its namespace exists, if only to be removed.</param>
public sealed record AcceptanceWorkloadState(IReadOnlyList<PodState> Pods, string? ServiceAddress, bool IsThere);

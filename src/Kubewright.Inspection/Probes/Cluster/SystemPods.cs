using System.Text.Json;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>The pods of kube-system.</summary>
public sealed record SystemPods : ClusterQuestion<IReadOnlyList<PodState>>
{
    public override string Id => "system-pods";

    protected override string Arguments => "-n kube-system get pods -o json";

    protected override IReadOnlyList<PodState> ParseOutput(string output)
    {
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(PodState.Read)];
    }
}

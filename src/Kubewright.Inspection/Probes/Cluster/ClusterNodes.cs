using System.Text.Json;
using Kubewright.Core.Hosts;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>The cluster's nodes as the API has them.</summary>
public sealed record ClusterNodes : ClusterQuestion<IReadOnlyList<NodeState>>
{
    public override string Id => "nodes";

    protected override string Arguments => "get nodes -o json";

    protected override IReadOnlyList<NodeState> ParseOutput(string output)
    {
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(Node)];
    }

    private static NodeState Node(JsonElement node)
    {
        var status = node.GetProperty("status");

        // A node that nobody's kubelet stands behind, as one made by hand, has no conditions.
        var ready = status.TryGetProperty("conditions", out var conditions)
            ? conditions.EnumerateArray().Where(condition => condition.GetProperty("type").GetString() == "Ready").ToList()
            : [];
        var (metadata, spec) = (node.GetProperty("metadata"), node.GetProperty("spec"));
        return new NodeState(
            metadata.GetProperty("name").GetString() ?? "",
            status.GetProperty("nodeInfo").GetProperty("kubeletVersion").GetString() ?? "",
            ready.Any(condition => condition.GetProperty("status").GetString() == "True"),
            ready.Select(condition => condition.TryGetProperty("message", out var message) ? message.GetString() ?? "" : "").FirstOrDefault() ?? "no Ready condition",
            spec.TryGetProperty("podCIDR", out var cidr) ? cidr.GetString() : null)
        {
            Created = metadata.TryGetProperty("creationTimestamp", out var created) ? created.GetDateTimeOffset() : null,
            Labels = Texts(metadata, "labels"),
            Annotations = Texts(metadata, "annotations"),
            Taints = spec.TryGetProperty("taints", out var taints) ? [.. taints.EnumerateArray().Select(Taint)] : [],
        };
    }

    private static SortedDictionary<string, string> Texts(JsonElement metadata, string field) => new(
        metadata.TryGetProperty(field, out var map) ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "") : [],
        StringComparer.Ordinal);

    // The API leaves an empty value out.
    private static Taint Taint(JsonElement taint) => new(
        taint.GetProperty("key").GetString() ?? "",
        taint.TryGetProperty("value", out var value) && value.GetString() is { Length: > 0 } text ? text : null,
        Enum.Parse<TaintEffect>(taint.GetProperty("effect").GetString() ?? ""));
}

/// <summary>A node as the API has it.</summary>
/// <param name="Message">What the kubelet says with its Ready condition.</param>
/// <param name="PodCidr">Null where none is recorded.</param>
public sealed record NodeState(string Name, string KubeletVersion, bool IsReady, string Message, string? PodCidr)
{
    /// <summary>When it was registered; null where the API does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Taint> Taints { get; init; } = [];
}

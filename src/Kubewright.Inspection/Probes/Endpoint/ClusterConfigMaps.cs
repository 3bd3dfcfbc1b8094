using System.Text.Json;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>The ConfigMaps of the cluster's own namespaces, <c>kube-system</c> and <c>kube-public</c>, with all that they hold.</summary>
public sealed record ClusterConfigMaps : ClusterQuestion<IReadOnlyList<ConfigMapText>>
{
    public override string Id => "config-maps";

    // One answer for each namespace, one document after the other.
    protected override string Arguments => $"-n kube-system get configmaps -o json && PATH=/usr/local/bin:$PATH {Kubectl} -n kube-public get configmaps -o json";

    protected override IReadOnlyList<ConfigMapText> ParseOutput(string output)
    {
        var texts = new List<ConfigMapText>();
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            using var json = JsonDocument.ParseValue(ref reader);
            texts.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(Text));
        }

        return texts;
    }

    private static ConfigMapText Text(JsonElement map)
    {
        var metadata = map.GetProperty("metadata");
        return new ConfigMapText(
            metadata.GetProperty("namespace").GetString() ?? "",
            metadata.GetProperty("name").GetString() ?? "",
            new SortedDictionary<string, string>(
                map.TryGetProperty("data", out var data) ? data.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "") : [], StringComparer.Ordinal));
    }
}

/// <summary>A ConfigMap and its texts by key.</summary>
public sealed record ConfigMapText(string Namespace, string Name, IReadOnlyDictionary<string, string> Data)
{
    public override string ToString() => $"{Namespace}/{Name}";
}

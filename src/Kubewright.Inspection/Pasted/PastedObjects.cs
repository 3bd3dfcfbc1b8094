using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Kubewright.Inspection.Pasted;

/// <summary>Objects of the API in pasted YAML or JSON, single or in lists. Secrets are left out.</summary>
internal static class PastedObjects
{
    /// <summary>The objects; null where the text cannot be read, as one whose end is missing.</summary>
    public static IReadOnlyList<JsonObject>? Read(string text)
    {
        try
        {
            var documents = text.TrimStart().StartsWith('{') ? [JsonNode.Parse(text)] : YamlAsJson.Documents(text);
            return [.. documents.SelectMany(Items).Where(item => Kind(item) is not (null or "Secret"))];
        }
        catch (Exception broken) when (broken is JsonException or YamlException or ArgumentException)
        {
            return null;
        }
    }

    public static string? Kind(JsonObject item) => Text(item["kind"]);

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // "List", "PodList", and what single objects are.
    private static IEnumerable<JsonObject> Items(JsonNode? node) => node switch
    {
        JsonObject list when list["items"] is JsonArray items => items.SelectMany(item => Items(OfList(list, item))),
        JsonObject single => [single],
        JsonArray several => several.SelectMany(Items),
        _ => [],
    };

    // Only kubectl's own lists repeat the kind in every item.
    private static JsonNode? OfList(JsonObject list, JsonNode? item)
    {
        if (item is JsonObject single && single["kind"] is null && Kind(list) is { } kind && kind.EndsWith("List", StringComparison.Ordinal))
        {
            single["kind"] = kind[..^"List".Length];
        }

        return item;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Kubewright.Inspection.Pasted;

/// <summary>Objects of the API in pasted YAML or JSON, single or in lists. Secrets are left out.</summary>
internal static partial class PastedObjects
{
    // What is left when somebody cut items out.
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The objects; null where the text cannot be read, as one whose end is missing.</summary>
    public static IReadOnlyList<JsonObject>? Read(string text)
    {
        try
        {
            var whole = string.Join('\n', text.Split('\n').Where(line => !PieceEnd.IsElision(new PastedLine(0, line))));
            var documents = whole.TrimStart().StartsWith('{') ? [JsonNode.Parse(whole, documentOptions: Lenient)] : YamlAsJson.Documents(whole);
            return [.. documents.SelectMany(Items).Where(item => Kind(item) is not (null or "Secret"))];
        }
        catch (Exception broken) when (broken is JsonException or YamlException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>When the objects were as they are written, as nearly as they tell: the newest time in them. Nobody knows when they were pasted.</summary>
    public static DateTimeOffset Taken(string text, DateTimeOffset read) =>
        Time().Matches(text).Select(match => DateTimeOffset.TryParse(match.Value, CultureInfo.InvariantCulture, out var time) ? time : read).Where(time => time < read).DefaultIfEmpty(read).Max();

    /// <summary>A text of the object's metadata.</summary>
    public static string? Metadata(JsonObject item, string field) => item["metadata"] is JsonObject metadata ? Text(metadata[field]) : null;

    public static string? Kind(JsonObject item) => Text(item["kind"]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

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

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Time();
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Bundles;

/// <summary>
/// Secrets in JSON: data of Secrets, values of variables whose names say so, and what is kept of objects only for kubectl and for the API server itself, in which secrets hide.
/// Text that is no JSON stays as it is.
/// </summary>
internal static partial class JsonRedaction
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return text;
        }

        try
        {
            var root = JsonNode.Parse(text);
            Visit(root);
            return root?.ToJsonString(Plain) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static void Visit(JsonNode? node, bool isSecretList = false)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Visit(item, isSecretList);
            }
        }
        else if (node is JsonObject map)
        {
            var kind = (map["kind"] as JsonValue)?.ToString();
            if (isSecretList || kind == "Secret")
            {
                Blank(map, "data");
                Blank(map, "stringData");
            }

            if (map["name"] is JsonValue name && map["value"] is JsonValue && Sensitive().IsMatch(name.ToString()))
            {
                map["value"] = Redaction.Mark;
            }

            map.Remove("managedFields");
            (map["annotations"] as JsonObject)?.Remove("kubectl.kubernetes.io/last-applied-configuration");
            foreach (var (key, value) in map.ToList())
            {
                Visit(value, key == "items" && kind == "SecretList");
            }
        }
    }

    private static void Blank(JsonObject map, string field)
    {
        if (map[field] is JsonObject data)
        {
            foreach (var key in data.Select(entry => entry.Key).ToList())
            {
                data[key] = Redaction.Mark;
            }
        }
    }

    [GeneratedRegex("password|passwd|secret|token|credential|private.?key|access.?key", RegexOptions.IgnoreCase)]
    private static partial Regex Sensitive();
}

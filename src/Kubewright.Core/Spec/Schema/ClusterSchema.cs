using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Spec.Schema;

/// <summary>
/// The cluster file as a JSON schema, with which editors complete and check it while it is written. Fields and their forms are what the reader asks for; what
/// they mean is what the reference page says.
/// </summary>
public static class ClusterSchema
{
    // The draft that the YAML language server of most editors knows best.
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text of the schema, ending with a line end.</summary>
    public static string Write(FieldReference reference)
    {
        var schema = new JsonObject { ["$schema"] = Draft, ["title"] = "Kubewright's cluster file" };
        foreach (var (key, value) in Map(DocumentReader.Shape(), "", reference).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Map(FieldShape map, string path, FieldReference reference)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(map.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, Described(field.Value, Path(path, field.Key), reference)))),
        };
        var required = map.Fields.Where(field => reference.Find(Path(path, field.Key))?.IsRequired == true).Select(field => (JsonNode?)field.Key).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static JsonObject Described(FieldShape shape, string path, FieldReference reference)
    {
        var schema = Of(shape, path, reference);
        if (Description(path, reference) is { Length: > 0 } description)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    private static string? Description(string path, FieldReference reference) => reference.Find(path) switch
    {
        null => reference.Sections.GetValueOrDefault(path),
        { IsRequired: true } field => field.Meaning,
        { Default: "" or "none" } field => field.Meaning,
        var field => $"{field.Meaning} Default: {field.Default}.".TrimStart(),
    };

    private static JsonObject Of(FieldShape shape, string path, FieldReference reference)
    {
        var forms = new List<JsonObject>();
        if (shape.Scalar is not null)
        {
            forms.Add(Of(shape.Scalar));
        }

        if (shape.Items is not null)
        {
            forms.Add(new JsonObject { ["type"] = "array", ["items"] = Of(shape.Items, path + "[]", reference) });
        }

        if (shape.Values is not null)
        {
            forms.Add(new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(shape.Values, path, reference) });
        }

        if (shape.IsMap)
        {
            forms.Add(Map(shape, path, reference));
        }

        if (shape.IsFragment)
        {
            forms.Add(new JsonObject { ["type"] = "object" });
        }

        return forms is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. forms]) };
    }

    private static JsonObject Of(ScalarShape scalar) => scalar switch
    {
        ScalarShape.Choice choice => new JsonObject { ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode?)word)]) },
        ScalarShape.Number number => new JsonObject { ["type"] = "integer", ["minimum"] = number.Least, ["maximum"] = number.Most },
        ScalarShape.Flag => new JsonObject { ["type"] = "boolean" },
        ScalarShape.Text { Pattern: { } pattern } => new JsonObject { ["type"] = "string", ["pattern"] = Anchored(pattern.ToString()) },
        ScalarShape.Text { Form: null } => new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        _ => new JsonObject { ["type"] = "string" },
    };

    // Schemas are in ECMAScript's regular expressions.
    private static string Anchored(string pattern) =>
        pattern.Replace(@"\A", "^", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal).Replace("(?:", "(", StringComparison.Ordinal);

    private static string Path(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kubewright.Tests.TestKit;

/// <summary>Checks a value against a JSON schema, as far as the cluster file's schema goes. A word of the schema that this does not know is an error.</summary>
internal static class JsonSchema
{
    /// <summary>What is wrong, by place; empty where nothing is.</summary>
    /// <param name="value">Maps, lists, texts, numbers, flags and nulls.</param>
    public static IEnumerable<string> Errors(JsonObject schema, JsonNode? value, string place = "") => schema.SelectMany(word => word.Key switch
    {
        "$schema" or "title" or "description" or "additionalProperties" => [],
        "type" => Is(word.Value!.GetValue<string>(), value) ? [] : [$"{place} is no {word.Value}"],
        "enum" => word.Value!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)) ? [] : [$"{place} is none of {word.Value.ToJsonString()}"],
        "minimum" => value is null || value.GetValueKind() != System.Text.Json.JsonValueKind.Number || value.GetValue<double>() >= word.Value!.GetValue<double>() ? [] : [$"{place} is too small"],
        "maximum" => value is null || value.GetValueKind() != System.Text.Json.JsonValueKind.Number || value.GetValue<double>() <= word.Value!.GetValue<double>() ? [] : [$"{place} is too large"],
        "minLength" => Text(value) is { Length: 0 } ? [$"{place} is empty"] : [],
        "pattern" => Text(value) is { } text && !Regex.IsMatch(text, word.Value!.GetValue<string>(), RegexOptions.ECMAScript) ? [$"{place} does not match"] : [],
        "required" => value is JsonObject map ? word.Value!.AsArray().Select(key => key!.GetValue<string>()).Where(key => !map.ContainsKey(key)).Select(key => $"{place} has no {key}") : [],
        "properties" => value is JsonObject map ? map.SelectMany(field => OfField(schema, word.Value!.AsObject(), field, place)) : [],
        "items" => value is JsonArray list ? list.SelectMany((item, index) => Errors(word.Value!.AsObject(), item, $"{place}[{index}]")) : [],
        "anyOf" => word.Value!.AsArray().Any(form => !Errors(form!.AsObject(), value, place).Any()) ? [] : [$"{place} has none of the possible forms"],
        _ => throw new InvalidOperationException($"the schema says '{word.Key}', which is not known here"),
    });

    private static IEnumerable<string> OfField(JsonObject schema, JsonObject fields, KeyValuePair<string, JsonNode?> field, string place) =>
        fields[field.Key] is JsonObject known ? Errors(known, field.Value, $"{place}.{field.Key}")
            : schema["additionalProperties"] is JsonValue closed && !closed.GetValue<bool>() ? [$"{place} has a field {field.Key} that is not known"]
            : [];

    private static string? Text(JsonNode? value) => value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && value.GetValue<double>() % 1 == 0,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        _ => throw new InvalidOperationException($"the schema has the type '{type}', which is not known here"),
    };
}

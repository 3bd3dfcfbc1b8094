using System.Text.Json;

namespace Kubewright.Inspection.Readings.Api;

/// <summary>Reads fields of the API's objects; a field that is not there is null.</summary>
public static class ApiObject
{
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { } found ? found.ValueKind == JsonValueKind.String ? found.GetString() : found.ToString() : null;

    public static int? Number(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) ? number : null;

    public static bool? Flag(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False } found ? found.GetBoolean() : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, params ReadOnlySpan<string> path) => [.. element.List(path).Select(item => item.ToString())];

    public static IReadOnlyDictionary<string, string> Map(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } found ? found.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.Ordinal) : [];

    /// <summary>How old an object is; null where it does not tell.</summary>
    public static TimeSpan? Age(this JsonElement element, DateTimeOffset now) => element.Since(now, "metadata", "creationTimestamp");

    /// <summary>The time between a moment that a field names and now.</summary>
    public static TimeSpan? Since(this JsonElement element, DateTimeOffset now, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } found && found.TryGetDateTimeOffset(out var then) ? now - then : null;
}

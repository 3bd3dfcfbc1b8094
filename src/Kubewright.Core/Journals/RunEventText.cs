using System.Text.Json;

namespace Kubewright.Core.Journals;

/// <summary>Events as lines of JSON, and back.</summary>
public static class RunEventText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string ToLine(RunEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <summary>Reads a journal. A last line that was cut off, as by a kill, is left out.</summary>
    public static IReadOnlyList<RunEvent> Read(IEnumerable<string> lines)
    {
        var kept = lines.Where(line => line.Length > 0).ToList();
        var events = new List<RunEvent>();
        for (var index = 0; index < kept.Count; index++)
        {
            try
            {
                events.Add(JsonSerializer.Deserialize<RunEvent>(kept[index], Options) ?? throw new JsonException($"not an event: {kept[index]}"));
            }
            catch (JsonException) when (index == kept.Count - 1)
            {
                // A text in it may hold a brace, so only reading tells whether the line is whole.
            }
        }

        return events;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kubewright.Core.Artifacts;

/// <summary>The list of artifacts that one place offers. Saved as <c>catalog.json</c> beside them.</summary>
public sealed record ArtifactCatalog
{
    /// <summary>Name of the catalogue's file in its directory or below its URL.</summary>
    public const string FileName = "catalog.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Where it comes from, for people: <c>Debian source package kubernetes 1.20.2-1</c>.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<Artifact> Artifacts { get; init; }

    /// <exception cref="JsonException">The text is not a catalogue.</exception>
    public static ArtifactCatalog Parse(string json) =>
        JsonSerializer.Deserialize<ArtifactCatalog>(json, Options) ?? throw new JsonException("the catalogue is empty");

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

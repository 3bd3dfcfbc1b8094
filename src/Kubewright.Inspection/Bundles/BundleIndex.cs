using System.Text.Json.Serialization;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Bundles;

/// <summary>What a bundle holds: its first entry, <c>index.json</c>. Answers lie beside it, one file each.</summary>
public sealed record BundleIndex
{
    public const string Name = "index.json";

    /// <summary>Of the bundle's format. Another one is refused.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>What wrote it.</summary>
    public required string Program { get; init; }

    public required int ApiCalls { get; init; }

    public required IReadOnlyList<string> Hosts { get; init; }

    public required IReadOnlyList<BundleEntry> Items { get; init; }
}

/// <summary>A question and where its answer lies in the bundle.</summary>
public sealed record BundleEntry
{
    public required string File { get; init; }

    public required EvidenceSource Source { get; init; }

    public required string Subject { get; init; }

    public required string Question { get; init; }

    public required string Command { get; init; }

    public required DateTimeOffset Taken { get; init; }

    public required EvidenceState State { get; init; }

    public string? Why { get; init; }

    public int? Code { get; init; }

    public string? Errors { get; init; }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BundleIndex))]
internal sealed partial class BundleShapes : JsonSerializerContext;

using Kubewright.Inspection.Description;

namespace Kubewright.Inspection.Components;

/// <summary>A component that clusters have, for the reader who learns.</summary>
public sealed record ComponentEntry
{
    /// <summary>Stable: <c>kube-apiserver</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>In one sentence, what it is for.</summary>
    public required Phrase Purpose { get; init; }

    /// <summary>In one sentence, what breaks without it.</summary>
    public required Phrase Without { get; init; }

    /// <summary>Where to look when it is broken, and what is worth knowing.</summary>
    public required Phrase More { get; init; }
}

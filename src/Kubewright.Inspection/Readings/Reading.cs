using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings;

/// <summary>Something a cluster consists of, as some evidence has it. In all readings null means that the evidence does not tell.</summary>
public abstract record Reading
{
    /// <summary>Where it was seen; one for each source that saw it.</summary>
    public required IReadOnlyList<Proof> Proofs { get; init; }
}

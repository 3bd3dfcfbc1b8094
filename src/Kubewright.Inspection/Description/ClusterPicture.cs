using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>All that is said of a cluster. Every output is made of it and of nothing else.</summary>
public sealed record ClusterPicture
{
    /// <summary>When the evidence was taken; null where there is none.</summary>
    public required DateTimeOffset? Taken { get; init; }

    /// <summary>The worst that was found; <see cref="StatementState.Unknown"/> where too little is known to say that all is well.</summary>
    public required StatementState Health { get; init; }

    /// <summary>The health in one sentence.</summary>
    public required Phrase Headline { get; init; }

    /// <summary>The cluster in one line: version, hosts, runtime, pod network.</summary>
    public required Phrase Summary { get; init; }

    public required Topology Topology { get; init; }

    /// <summary>Statements of all sections that are not fine, worst first.</summary>
    public required IReadOnlyList<Statement> Oddities { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    public required IReadOnlyList<PictureTable> Tables { get; init; }

    /// <summary>Components that this cluster has, explained.</summary>
    public required IReadOnlyList<Components.ComponentEntry> Components { get; init; }

    /// <summary>What was asked of whom, a phrase each: "API: 12 calls".</summary>
    public required IReadOnlyList<Phrase> Sources { get; init; }

    /// <summary>What was asked and is not known.</summary>
    public required IReadOnlyList<GapReading> Gaps { get; init; }
}

using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description;

/// <summary>One thing that is said of a cluster, with what proves it.</summary>
public sealed record Statement
{
    /// <summary>Stable code of what it is about: <c>etcd-quorum</c>. Several statements may have the same.</summary>
    public required string Topic { get; init; }

    /// <summary>The host, node, pod or component it is about; null where it is the cluster.</summary>
    public string? Subject { get; init; }

    public required Phrase Sentence { get; init; }

    public required StatementState State { get; init; }

    /// <summary>Where it was seen. Empty only where nothing was seen (<see cref="StatementState.Unknown"/>).</summary>
    public IReadOnlyList<Proof> Proofs { get; init; } = [];

    /// <summary>The same for machines: <c>members</c>: <c>2</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it matters or what follows from it; null where that is plain.</summary>
    public Phrase? Meaning { get; init; }

    /// <summary>What to do next; null where nothing is to be done.</summary>
    public Phrase? Next { get; init; }

    /// <summary>By how much it comes before others of its state among the oddities; the larger the earlier.</summary>
    public int Weight { get; init; }

    /// <summary>An oddity of this weight is worth getting up for; a lighter one is only good to know.</summary>
    public const int WeightThatMatters = 50;

    /// <summary>Whether somebody should look after it.</summary>
    public bool Matters => State == StatementState.Bad || (State == StatementState.Odd && Weight >= WeightThatMatters);
}

/// <summary>How something is.</summary>
public enum StatementState
{
    /// <summary>As it should be, or simply so.</summary>
    Fine,

    /// <summary>Not as one would expect; works all the same.</summary>
    Odd,

    /// <summary>Does not work, or endangers the cluster.</summary>
    Bad,

    /// <summary>Could not be told.</summary>
    Unknown,
}

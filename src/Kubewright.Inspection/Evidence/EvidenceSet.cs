using System.Collections.Immutable;

namespace Kubewright.Inspection.Evidence;

/// <summary>Everything that was asked of a cluster, with the answers: an immutable set, of which a bundle is the saved form.</summary>
public sealed record EvidenceSet(ImmutableArray<EvidenceItem> Items)
{
    public static readonly EvidenceSet Empty = new([]);

    /// <summary>How many calls to the API were made for it.</summary>
    public int ApiCalls { get; init; }

    /// <summary>Hosts that were to be asked, whether or not they could be.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>When the last question was asked; null where none was.</summary>
    public DateTimeOffset? Taken => Items.IsEmpty ? null : Items.Max(item => item.Taken);

    /// <summary>Both together.</summary>
    public EvidenceSet With(EvidenceSet other) =>
        new(Items.AddRange(other.Items)) { ApiCalls = ApiCalls + other.ApiCalls, Hosts = [.. Hosts.Concat(other.Hosts).Distinct()] };
}

namespace Kubewright.Inspection.Readings;

/// <summary>Something by which a pod network shows itself: a file in /etc/cni/net.d with its plugins, or a group of the API.</summary>
public sealed record NetworkTraceReading : Reading
{
    /// <summary>The host that has it; null where the cluster has.</summary>
    public string? Host { get; init; }

    /// <summary>The file, or the group.</summary>
    public required string Place { get; init; }

    /// <summary>Types of the plugins in the file, in their order; empty of a group.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];
}

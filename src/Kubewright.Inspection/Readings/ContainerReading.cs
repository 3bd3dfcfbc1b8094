namespace Kubewright.Inspection.Readings;

/// <summary>A container as a host's runtime has it, whatever the API says of it.</summary>
public sealed record ContainerReading : Reading
{
    public required string Host { get; init; }

    public string? Namespace { get; init; }

    public string? Pod { get; init; }

    public required string Name { get; init; }

    /// <summary>The runtime's word: <c>Running</c>, <c>Exited</c>, <c>Created</c>, <c>Unknown</c>.</summary>
    public string? State { get; init; }

    /// <summary>How often the kubelet started it anew.</summary>
    public int? Attempt { get; init; }

    public TimeSpan? Age { get; init; }

    public string? Image { get; init; }
}

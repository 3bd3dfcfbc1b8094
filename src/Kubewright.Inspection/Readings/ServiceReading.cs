namespace Kubewright.Inspection.Readings;

/// <summary>A service as the API has it.</summary>
public sealed record ServiceReading : Reading
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string? Type { get; init; }

    public string? ClusterAddress { get; init; }

    public IReadOnlyList<string>? ExternalAddresses { get; init; }

    /// <summary>As kubectl shows them: <c>53/UDP</c>, <c>80:30080/TCP</c>.</summary>
    public IReadOnlyList<string>? Ports { get; init; }

    public TimeSpan? Age { get; init; }
}

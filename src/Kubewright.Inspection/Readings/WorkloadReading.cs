namespace Kubewright.Inspection.Readings;

/// <summary>A deployment, daemon set, stateful set or replica set as the API has it.</summary>
public sealed record WorkloadReading : Reading
{
    /// <summary><c>Deployment</c>, <c>DaemonSet</c>, <c>StatefulSet</c>, <c>ReplicaSet</c>.</summary>
    public required string Kind { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public int? Desired { get; init; }

    public int? Ready { get; init; }

    public int? UpToDate { get; init; }

    public int? Available { get; init; }

    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>Command and arguments of its containers, in their order.</summary>
    public IReadOnlyList<string>? CommandLine { get; init; }

    /// <summary>Environment of its containers, by name; values of secrets are not there.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public TimeSpan? Age { get; init; }
}

namespace Kubewright.Inspection.Readings;

/// <summary>What a cluster consists of, as far as evidence tells.</summary>
public sealed record ClusterReadings
{
    public static readonly ClusterReadings Empty = new();

    /// <summary>When the newest evidence was taken; null where there is none.</summary>
    public DateTimeOffset? Taken { get; init; }

    public ClusterSettingsReading Settings { get; init; } = new();

    public IReadOnlyList<NodeReading> Nodes { get; init; } = [];

    public IReadOnlyList<HostReading> Hosts { get; init; } = [];

    public IReadOnlyList<PodReading> Pods { get; init; } = [];

    public IReadOnlyList<WorkloadReading> Workloads { get; init; } = [];

    public IReadOnlyList<ServiceReading> Services { get; init; } = [];

    public IReadOnlyList<EtcdMemberReading> EtcdMembers { get; init; } = [];

    public IReadOnlyList<ComponentReading> Components { get; init; } = [];

    public IReadOnlyList<ContainerReading> Containers { get; init; } = [];

    public IReadOnlyList<CertificateReading> Certificates { get; init; } = [];

    public IReadOnlyList<EndpointReading> Endpoints { get; init; } = [];

    public IReadOnlyList<VirtualAddressReading> VirtualAddresses { get; init; } = [];

    public IReadOnlyList<ServerHealthReading> Healths { get; init; } = [];

    public IReadOnlyList<NetworkTraceReading> NetworkTraces { get; init; } = [];

    public IReadOnlyList<GapReading> Gaps { get; init; } = [];

    /// <summary>What was listed whole: what is missing from these lists is not there.</summary>
    public IReadOnlySet<Coverage> Covered { get; init; } = new HashSet<Coverage>();

    /// <summary>How many calls to the API were made.</summary>
    public int ApiCalls { get; init; }
}

namespace Kubewright.Cli.Files;

/// <summary>What a new cluster file is to say, as it was given on the command line: not yet judged.</summary>
internal sealed record NewClusterRequest
{
    /// <summary>Control planes; without <see cref="Workers"/> also workers, as in a file without roles.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public IReadOnlyList<string> Workers { get; init; } = [];

    public IReadOnlyList<string> LoadBalancers { get; init; } = [];

    public IReadOnlyList<string> Etcd { get; init; } = [];

    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? User { get; init; }

    public string? Port { get; init; }

    public string? Key { get; init; }

    public string? KnownHosts { get; init; }

    public string? Jump { get; init; }

    public string? Endpoint { get; init; }

    /// <summary>What stands before the API servers; follows from <see cref="Endpoint"/> where it is not given.</summary>
    public string? EndpointKind { get; init; }

    public string? EndpointName { get; init; }

    public string? EndpointPort { get; init; }

    public string? Balancer { get; init; }

    public string? PodCidr { get; init; }

    public string? ServiceCidr { get; init; }

    public string? DnsDomain { get; init; }

    public string? Cni { get; init; }

    public IReadOnlyList<string> Manifests { get; init; } = [];
}

using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Endpoints;

/// <summary>A cluster that runs is to get another endpoint: the same cluster with the former one and with the wanted one. Taking a move back is the move the other way round.</summary>
/// <param name="Id">Names the move, and its backups, from its first run to its last.</param>
public sealed record EndpointMove(string Id, ClusterSpec From, ClusterSpec To)
{
    /// <summary>Every host that has to do with either endpoint.</summary>
    public IReadOnlyList<Host> Hosts => [.. To.Hosts, .. From.Hosts.Where(host => To.Hosts.All(other => other.Name != host.Name))];

    /// <summary>Load balancers that come with the wanted endpoint.</summary>
    public IReadOnlyList<Host> Added => [.. To.Hosts.Where(host => From.Hosts.All(other => other.Name != host.Name))];

    /// <summary>Names and addresses that clients know the former endpoint by, and nothing else of the cluster is known by.</summary>
    public IReadOnlyList<string> FormerNames =>
    [
        .. Names(From.Endpoint).Except([.. Names(To.Endpoint), .. To.Hosts.SelectMany(host => new[] { host.Name.ToString(), host.Address.ToString() })], StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whether what clients call the endpoint changes, or only what stands behind it.</summary>
    public bool ChangesServer => From.EndpointServer != To.EndpointServer;

    /// <summary>Whether the former endpoint is the own address of one of the control planes, which keeps being used by that host itself.</summary>
    public bool LeavesOneNode => From.Endpoint.Kind == EndpointKind.Single;

    private static IEnumerable<string> Names(EndpointSpec endpoint) => new[] { endpoint.Address?.ToString(), endpoint.Name }.OfType<string>();
}

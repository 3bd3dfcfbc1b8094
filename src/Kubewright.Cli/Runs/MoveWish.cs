using Kubewright.Core.Spec;

namespace Kubewright.Cli.Runs;

/// <summary>Where a user wants the endpoint: back, as a file says, as a kind with what belongs to it; or nothing said, to go on with what is under way.</summary>
internal sealed record MoveWish
{
    public bool IsBack { get; init; }

    /// <summary>The cluster file as it is to be.</summary>
    public ClusterFile? File { get; init; }

    public EndpointKind? Kind { get; init; }

    public string? Address { get; init; }

    public string? Name { get; init; }

    public int? Port { get; init; }

    public string? Balancer { get; init; }
}

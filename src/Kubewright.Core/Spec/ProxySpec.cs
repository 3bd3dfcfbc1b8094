namespace Kubewright.Core.Spec;

/// <summary>The proxy by which hosts reach what lies outside: for package managers, downloads and containerd.</summary>
public sealed record ProxySpec
{
    public static readonly ProxySpec None = new();

    /// <summary>For http URLs, without credentials.</summary>
    public Uri? Http { get; init; }

    /// <summary>For https URLs, without credentials.</summary>
    public Uri? Https { get; init; }

    /// <summary>What is reached directly besides the hosts, the endpoint and the cluster's own networks and names.</summary>
    public IReadOnlyList<string> NoProxy { get; init; } = [];

    public bool IsNone => Http is null && Https is null;
}

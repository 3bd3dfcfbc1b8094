namespace Kubewright.Core.Spec;

/// <summary>What the file asks of kubeadm beyond what the rest of it implies.</summary>
public sealed record KubeadmSpec
{
    /// <summary>Phases of init to leave out, such as <c>addon/coredns</c>.</summary>
    public IReadOnlyList<string> SkipPhases { get; init; } = [];

    /// <summary>kubeadm's preflight errors to take as warnings, each by name. <c>all</c> is refused.</summary>
    public IReadOnlyList<string> IgnorePreflightErrors { get; init; } = [];

    /// <summary>Further names and addresses for the API servers' certificates.</summary>
    public IReadOnlyList<string> ExtraSans { get; init; } = [];

    /// <summary>Laid over the ClusterConfiguration that Kubewright writes.</summary>
    public YamlMap ClusterConfiguration { get; init; } = YamlMap.Empty;

    /// <summary>Laid over the KubeletConfiguration.</summary>
    public YamlMap KubeletConfiguration { get; init; } = YamlMap.Empty;

    /// <summary>Laid over the KubeProxyConfiguration.</summary>
    public YamlMap KubeProxyConfiguration { get; init; } = YamlMap.Empty;
}

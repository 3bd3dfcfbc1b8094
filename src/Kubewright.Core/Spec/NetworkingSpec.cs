namespace Kubewright.Core.Spec;

/// <summary>The cluster's own networks.</summary>
public sealed record NetworkingSpec
{
    public required Cidr PodCidr { get; init; }

    public required Cidr ServiceCidr { get; init; }

    public string DnsDomain { get; init; } = "cluster.local";

    public CniKind Cni { get; init; } = CniKind.Bridge;

    /// <summary>Texts of the manifests to apply, in order; only for <see cref="CniKind.Manifests"/>.</summary>
    public IReadOnlyList<ManifestFile> Manifests { get; init; } = [];
}

/// <summary>Where the pod network comes from.</summary>
public enum CniKind
{
    /// <summary>Built in: the bridge, host-local and portmap plugins and a route to every other node. For hosts on one layer-2 network.</summary>
    Bridge,

    /// <summary>Manifests, applied as they are.</summary>
    Manifests,

    /// <summary>Left to the user.</summary>
    None,
}

/// <summary>A manifest file that the cluster file names.</summary>
/// <param name="Path">As written in the cluster file.</param>
/// <param name="Content">The file's text.</param>
public sealed record ManifestFile(string Path, string Content);

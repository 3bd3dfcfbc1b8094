namespace Kubewright.Core.Spec;

/// <summary>Versions of containerd, runc and the CNI plugins: three numbers, without a leading v; null where none is said.</summary>
public sealed record RuntimeVersions
{
    public Version? Containerd { get; init; }

    public Version? Runc { get; init; }

    public Version? CniPlugins { get; init; }

    /// <summary>
    /// Releases that belong together, for a version of Kubernetes. containerd 2 has no CRI v1alpha2, which kubelets before 1.23 speak; 1.35 is the last
    /// Kubernetes for containerd 1. Source: the support matrix in containerd's RELEASES.md.
    /// </summary>
    public static RuntimeVersions For(KubernetesVersion version) => new()
    {
        Containerd = version.Minor switch
        {
            <= 31 => new Version(1, 7, 29),
            <= 34 => new Version(2, 1, 9),
            35 => new Version(2, 2, 1),
            _ => new Version(2, 3, 3),
        },
        Runc = version.Minor <= 35 ? new Version(1, 3, 6) : new Version(1, 4, 3),
        CniPlugins = new Version(1, 9, 1),
    };

    /// <summary>These versions, and another's where these say none.</summary>
    public RuntimeVersions Or(RuntimeVersions others) => new()
    {
        Containerd = Containerd ?? others.Containerd,
        Runc = Runc ?? others.Runc,
        CniPlugins = CniPlugins ?? others.CniPlugins,
    };
}

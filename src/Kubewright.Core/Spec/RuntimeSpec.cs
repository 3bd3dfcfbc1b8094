namespace Kubewright.Core.Spec;

/// <summary>The container runtime, containerd.</summary>
public sealed record RuntimeSpec
{
    public RuntimeSource Source { get; init; } = RuntimeSource.Packages;

    /// <summary>The versions that the file names, for <see cref="RuntimeSource.Release"/>; what it leaves open, the catalogue or Kubewright's own table decides.</summary>
    public RuntimeVersions Versions { get; init; } = new();

    /// <summary>Registries that containerd reaches otherwise than by their names alone, in the file's order.</summary>
    public IReadOnlyList<RegistrySpec> Registries { get; init; } = [];

    /// <summary>The pause image; none means the one that kubeadm of the cluster's version uses.</summary>
    public string? SandboxImage { get; init; }

    /// <summary>Set where the hosts themselves lack CAP_SYS_RESOURCE, as in a container: containerd then leaves OOM scores as they are.</summary>
    public bool RestrictOomScoreAdj { get; init; }
}

/// <summary>Where containerd, runc and the CNI plugins come from.</summary>
public enum RuntimeSource
{
    /// <summary>The distribution's packages.</summary>
    Packages,

    /// <summary>The projects' own archives, from the artifacts.</summary>
    Release,
}

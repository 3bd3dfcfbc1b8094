namespace Kubewright.Lab.Artifacts;

/// <summary>Where the lab's Kubernetes comes from.</summary>
public enum ArtifactOrigin
{
    /// <summary>What this machine has already; else upstream where it can be reached; else Debian.</summary>
    Automatic,

    /// <summary>Kubernetes 1.20.2, built from Debian's source package.</summary>
    Debian,

    /// <summary>The current version, as its makers publish it.</summary>
    Upstream,
}

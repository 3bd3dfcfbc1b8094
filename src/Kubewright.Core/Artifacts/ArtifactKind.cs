namespace Kubewright.Core.Artifacts;

/// <summary>What an artifact is, and so what a host does with it.</summary>
public enum ArtifactKind
{
    /// <summary>A program, laid down as it is.</summary>
    File,

    /// <summary>A tar archive of programs, compressed or not, unpacked into a folder.</summary>
    Archive,

    /// <summary>An OCI image archive (tar), imported into the container runtime.</summary>
    Image,
}

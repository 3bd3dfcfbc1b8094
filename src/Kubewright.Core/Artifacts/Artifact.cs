namespace Kubewright.Core.Artifacts;

/// <summary>Something that a host needs and cannot make: a program or a container image. Identified by its digest, wherever it comes from.</summary>
public sealed record Artifact
{
    /// <summary>Name of the program (<c>kubelet</c>) or of the image without registry and tag (<c>kube-apiserver</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Version as its makers write it, such as <c>v1.20.2</c> or <c>3.5.16-0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The version's three numbers; null where it has no such form.</summary>
    public Version? ReleaseVersion => System.Version.TryParse(Version.TrimStart('v'), out var version) && version.Build >= 0 ? version : null;

    /// <summary>Architecture in Go's words: <c>amd64</c>, <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    public required ArtifactKind Kind { get; init; }

    /// <summary>Where it is: relative to the catalogue (<c>files/kubelet</c>), or an absolute URL.</summary>
    public required string Location { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Full references that the image answers to, such as <c>registry/kube-apiserver:v1.20.2</c>; empty for files.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}

namespace Kubewright.Lab.Artifacts;

/// <summary>Which origin is taken, and the sentence that tells people why.</summary>
internal sealed record OriginChoice(ArtifactOrigin Origin, string Why)
{
    public static OriginChoice Decide(ArtifactOrigin wanted, bool builtHere, bool upstreamReachable) => wanted switch
    {
        ArtifactOrigin.Debian => new(ArtifactOrigin.Debian, "Kubernetes comes from Debian's source package, as asked."),
        ArtifactOrigin.Upstream => new(ArtifactOrigin.Upstream, "Kubernetes comes from upstream in its current version, as asked."),
        _ when builtHere => new(
            ArtifactOrigin.Debian,
            "Kubernetes from Debian's source package is on this machine already (--artifacts upstream takes a current version instead)."),
        _ when upstreamReachable => new(ArtifactOrigin.Upstream, "Upstream can be reached, so Kubernetes comes from there in its current version."),
        _ => new(ArtifactOrigin.Debian, "Upstream cannot be reached from here, so Kubernetes is built from Debian's source package."),
    };
}

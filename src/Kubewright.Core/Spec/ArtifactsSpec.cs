namespace Kubewright.Core.Spec;

/// <summary>Where programs and images come from.</summary>
public sealed record ArtifactsSpec
{
    /// <summary>Directory on this machine with a catalogue; served to the hosts over HTTP during a run. Absolute.</summary>
    public string? Directory { get; init; }

    /// <summary>Base URL of a catalogue, which hosts fetch from themselves.</summary>
    public Uri? Url { get; init; }

    public KubernetesSource Kubernetes { get; init; } = KubernetesSource.Programs;

    /// <summary>kubeadm's imageRepository; none means the default of the cluster's version.</summary>
    public string? ImageRepository { get; init; }
}

/// <summary>How kubeadm, kubelet and kubectl come onto hosts.</summary>
public enum KubernetesSource
{
    /// <summary>As programs of the artifacts.</summary>
    Programs,

    /// <summary>As packages of a repository that the hosts know already, held at their version.</summary>
    Packages,
}

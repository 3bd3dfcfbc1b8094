using Kubewright.Core.Artifacts;

namespace Kubewright.Mirror.Catalog;

/// <summary>What came of looking for a cluster's artifacts.</summary>
public abstract record ArtifactResolution
{
    private ArtifactResolution()
    {
    }

    /// <summary>They are to be had.</summary>
    /// <param name="Offer">Without an address where this machine has to serve them first.</param>
    /// <param name="Directory">The directory to serve to hosts; null where hosts fetch from elsewhere.</param>
    public sealed record Found(ArtifactOffer Offer, string? Directory) : ArtifactResolution;

    /// <summary>What there is does not fit the cluster, or is no catalogue.</summary>
    public sealed record Unfit(string Problem, string Remedy) : ArtifactResolution;

    /// <summary>It could not be asked what there is.</summary>
    public sealed record Unreachable(string Problem, string Remedy) : ArtifactResolution;
}

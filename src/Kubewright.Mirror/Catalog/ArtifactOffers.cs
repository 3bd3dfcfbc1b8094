using Kubewright.Core.Spec;

namespace Kubewright.Mirror.Catalog;

/// <summary>Finds out what artifacts a run can give to hosts: those of a directory, of a URL, or of the Kubernetes project itself.</summary>
public sealed class ArtifactOffers(Func<HttpClient> http, UpstreamReleases upstream)
{
    public async Task<ArtifactResolution> ResolveAsync(ClusterSpec spec, CancellationToken cancellationToken) => spec.Artifacts switch
    {
        { Directory: { } directory } => Fitting(CatalogDirectory.Read(directory), spec, directory),
        { Url: { } url } => Fitting(await CatalogUrl.ReadAsync(url, http, cancellationToken), spec, url.ToString()),
        _ => await upstream.ReadAsync(spec, http, cancellationToken),
    };

    private static ArtifactResolution Fitting(ArtifactResolution read, ClusterSpec spec, string where) =>
        read is ArtifactResolution.Found found && CatalogCheck.Complaint(found.Offer.Catalog, spec, where) is { } unfit ? unfit : read;
}

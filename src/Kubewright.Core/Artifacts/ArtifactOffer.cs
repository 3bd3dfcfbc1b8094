namespace Kubewright.Core.Artifacts;

/// <summary>The artifacts a run can hand to hosts, and the address that hosts fetch them from.</summary>
/// <param name="Catalog">What there is.</param>
/// <param name="BaseUrl">
/// Below which the catalogue's relative locations lie. The word <see cref="Controller"/> in it stands for this machine's address as the host sees it.
/// </param>
public sealed record ArtifactOffer(ArtifactCatalog Catalog, string BaseUrl)
{
    /// <summary>Stands for the address that the host sees its SSH connection come from.</summary>
    public const string Controller = "{controller}";

    public static readonly ArtifactOffer Nothing = new(new ArtifactCatalog { Source = "nothing", Artifacts = [] }, "");

    /// <summary>The program of that name for an architecture; null where it is not offered.</summary>
    public Artifact? File(string name, string architecture) =>
        Catalog.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.File && artifact.Name == name && artifact.Architecture == architecture);

    /// <summary>The archive of that name for an architecture; null where it is not offered.</summary>
    public Artifact? Archive(string name, string architecture) =>
        Catalog.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Archive && artifact.Name == name && artifact.Architecture == architecture);

    /// <summary>All images for an architecture.</summary>
    public IEnumerable<Artifact> Images(string architecture) =>
        Catalog.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Image && artifact.Architecture == architecture);

    /// <summary>The URL of an artifact, perhaps with <see cref="Controller"/> in it.</summary>
    public string UrlOf(Artifact artifact) =>
        artifact.Location.Contains("://", StringComparison.Ordinal) ? artifact.Location : $"{BaseUrl.TrimEnd('/')}/{artifact.Location}";
}

using Kubewright.Core.Artifacts;

namespace Kubewright.Lab.Artifacts;

/// <summary>A complete set of what lab hosts need to become a cluster.</summary>
public sealed record LabArtifactSet
{
    /// <summary>Holds <see cref="ArtifactCatalog.FileName"/> and everything it names.</summary>
    public required string Directory { get; init; }

    public required ArtifactCatalog Catalog { get; init; }

    /// <summary>With its <c>v</c>: <c>v1.20.2</c>.</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>Where it came from; never <see cref="ArtifactOrigin.Automatic"/>.</summary>
    public required ArtifactOrigin Origin { get; init; }

    /// <summary>One sentence about why this set and no other.</summary>
    public required string Why { get; init; }

    /// <exception cref="LabException">The directory holds no whole set.</exception>
    internal static async Task<LabArtifactSet> ReadAsync(string directory, ArtifactOrigin origin, string why, CancellationToken cancellationToken)
    {
        var catalog = ArtifactCatalog.Parse(await File.ReadAllTextAsync(Path.Combine(directory, ArtifactCatalog.FileName), cancellationToken));
        var missing = catalog.Artifacts.FirstOrDefault(artifact => !File.Exists(Path.Combine(directory, artifact.Location)));
        if (missing is not null)
        {
            throw new LabException($"{directory} lacks {missing.Location}, which its catalogue names: remove the directory, the next run makes it again");
        }

        var kubeadm = catalog.Artifacts.First(artifact => artifact.Name == "kubeadm");
        return new LabArtifactSet { Directory = directory, Catalog = catalog, KubernetesVersion = kubeadm.Version, Origin = origin, Why = why };
    }
}

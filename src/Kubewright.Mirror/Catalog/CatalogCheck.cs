using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;

namespace Kubewright.Mirror.Catalog;

/// <summary>Says whether a catalogue has the programs that a cluster wants of it, in the versions that it wants.</summary>
internal static class CatalogCheck
{
    private static readonly string[] Programs = ["kubeadm", "kubelet", "kubectl"];

    /// <summary>What is wrong; null where each architecture in the catalogue has everything in the right version.</summary>
    public static ArtifactResolution.Unfit? Complaint(ArtifactCatalog catalog, ClusterSpec spec, string where)
    {
        var wanted = Wanted(spec).ToList();
        var files = catalog.Artifacts.Where(artifact => wanted.Any(part => part.IsMetBy(artifact))).ToList();
        foreach (var part in wanted)
        {
            var others = files.Where(part.IsMetBy).Where(file => !part.HasVersion(file)).Select(file => file.Version).Distinct().ToList();
            if (others.Count > 0)
            {
                return new ArtifactResolution.Unfit(
                    $"the catalogue of {where} has {part.Title} {string.Join(", ", others)}, and the cluster file wants {part.Version ?? "three numbers"}",
                    "write the catalogue's version into the cluster file, or name another catalogue");
            }
        }

        var architectures = files.Select(file => file.Architecture).DefaultIfEmpty("any architecture").Distinct();
        var missing = architectures.SelectMany(architecture => wanted
            .Where(part => !files.Any(file => part.IsMetBy(file) && file.Architecture == architecture))
            .Select(part => $"{part.Name} for {architecture}")).ToList();
        return missing.Count == 0
            ? null
            : new ArtifactResolution.Unfit($"the catalogue of {where} lacks {string.Join(", ", missing)}", "add them in the versions that the cluster file wants, or name another catalogue");
    }

    private static IEnumerable<Part> Wanted(ClusterSpec spec)
    {
        var versions = spec.Runtime.Versions;
        return
        [
            .. spec.Artifacts.Kubernetes == KubernetesSource.Programs
                ? Programs.Select(program => new Part("Kubernetes", program, ArtifactKind.File, spec.KubernetesVersion.ToString()))
                : [],
            .. spec.Runtime.Source == RuntimeSource.Release
                ?
                [
                    new Part(ReleasedRuntime.Containerd, ReleasedRuntime.Containerd, ArtifactKind.Archive, versions.Containerd?.ToString()),
                    new Part(ReleasedRuntime.Runc, ReleasedRuntime.Runc, ArtifactKind.File, versions.Runc?.ToString()),
                    new Part(ReleasedRuntime.CniPlugins, ReleasedRuntime.CniPlugins, ArtifactKind.Archive, versions.CniPlugins?.ToString()),
                ]
                : Array.Empty<Part>(),
        ];
    }

    /// <param name="Version">The only one that will do; null where any of three numbers does.</param>
    private sealed record Part(string Title, string Name, ArtifactKind Kind, string? Version)
    {
        public bool IsMetBy(Artifact artifact) => artifact.Kind == Kind && artifact.Name == Name;

        public bool HasVersion(Artifact artifact) => Version is null ? artifact.ReleaseVersion is not null : artifact.Version.TrimStart('v') == Version.TrimStart('v');
    }
}

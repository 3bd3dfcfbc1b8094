using System.Text.Json;
using Kubewright.Core.Artifacts;

namespace Kubewright.Mirror.Catalog;

/// <summary>A directory of artifacts with its catalogue.</summary>
internal static class CatalogDirectory
{
    private const string Remedy = "name the directory of a complete catalogue under 'artifacts' in the cluster file";

    public static ArtifactResolution Read(string directory)
    {
        var path = Path.Combine(directory, ArtifactCatalog.FileName);
        ArtifactCatalog catalog;
        try
        {
            catalog = ArtifactCatalog.Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new ArtifactResolution.Unfit($"{path} cannot be read: {exception.Message}", Remedy);
        }

        var locations = catalog.Artifacts.Select(artifact => artifact.Location).Where(location => !IsUrl(location)).Distinct().ToList();
        if (locations.Where(location => PathOf(directory, location) is null).ToList() is { Count: > 0 } outside)
        {
            return new ArtifactResolution.Unfit($"{path} names what lies outside of its directory: {string.Join(", ", outside)}", Remedy);
        }

        var missing = locations.Where(location => !File.Exists(PathOf(directory, location))).ToList();
        return missing.Count == 0
            ? new ArtifactResolution.Found(new ArtifactOffer(catalog, ""), directory)
            : new ArtifactResolution.Unfit($"{path} names files that are not there: {string.Join(", ", missing)}", Remedy);
    }

    /// <summary>Where a relative location lies; null where that is not below the directory.</summary>
    public static string? PathOf(string directory, string location)
    {
        var root = Path.GetFullPath(directory).TrimEnd('/') + "/";
        var path = Path.GetFullPath(location, root);
        return path.StartsWith(root, StringComparison.Ordinal) && !Path.IsPathRooted(location) ? path : null;
    }

    public static bool IsUrl(string location) => location.Contains("://", StringComparison.Ordinal);
}

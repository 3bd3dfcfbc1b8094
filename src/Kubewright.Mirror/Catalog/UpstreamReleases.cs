using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;

namespace Kubewright.Mirror.Catalog;

/// <summary>
/// What projects release: Kubernetes' programs, and the container runtime where it is not to come from packages; images are then pulled by kubeadm. What a release
/// consists of never changes, so it is asked once and kept.
/// </summary>
/// <param name="cacheFolder">Where to keep what was read.</param>
public sealed class UpstreamReleases(UpstreamSites sites, string cacheFolder)
{
    public async Task<ArtifactResolution> ReadAsync(ClusterSpec spec, Func<HttpClient> http, CancellationToken cancellationToken)
    {
        var files = ReleasedFile.For(spec, sites);
        if (files.Count == 0)
        {
            return Found(new ArtifactCatalog { Source = "nothing: everything comes from packages", Artifacts = [] });
        }

        var kept = Path.Combine(cacheFolder, "upstream", $"{NameOf(files)}.json");
        if (ReadKept(kept) is { } catalog)
        {
            return Found(catalog);
        }

        var places = string.Join(" and ", files.Select(file => file.Url.GetLeftPart(UriPartial.Authority)).Distinct());
        try
        {
            using var client = http();
            var artifacts = await Task.WhenAll(files.Select(file => AskAsync(client, file, cancellationToken)));
            var fresh = new ArtifactCatalog { Source = $"releases of {places}", Artifacts = artifacts };
            Keep(kept, fresh);
            return Found(fresh);
        }
        catch (NotReleasedException exception)
        {
            return new ArtifactResolution.Unfit($"there is no {exception.Message}", "write released versions into the cluster file");
        }
        catch (InvalidDataException exception)
        {
            return new ArtifactResolution.Unreachable(exception.Message, "look whether a proxy answers in its place, or name a directory or URL under 'artifacts' in the cluster file");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ArtifactResolution.Unreachable(
                $"{places} cannot be asked for releases: {exception.Message}",
                "without internet, name a directory or URL with the artifacts under 'artifacts' in the cluster file");
        }
    }

    private static string NameOf(IReadOnlyList<ReleasedFile> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => file.Url)))))[..16];

    private static ArtifactResolution.Found Found(ArtifactCatalog catalog) => new(new ArtifactOffer(catalog, ""), null);

    private static ArtifactCatalog? ReadKept(string path)
    {
        try
        {
            return File.Exists(path) ? ArtifactCatalog.Parse(File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            // Asked anew then, and written over.
            return null;
        }
    }

    private static void Keep(string path, ArtifactCatalog catalog)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fresh = $"{path}.{Environment.ProcessId}.new";
            File.WriteAllText(fresh, catalog.ToJson());
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only kept to save time.
        }
    }

    private static async Task<Artifact> AskAsync(HttpClient client, ReleasedFile file, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await client.GetStringAsync(file.Digests, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            throw new NotReleasedException($"{file.Name} {file.Version} at {file.Url}");
        }

        return new Artifact
        {
            Name = file.Name,
            Version = file.Version,
            Architecture = file.Architecture,
            Kind = file.Kind,
            Location = file.Url.ToString(),
            Sha256 = file.DigestIn(text) ?? throw new InvalidDataException($"{file.Digests} is not a digest"),
        };
    }

    private sealed class NotReleasedException(string what) : Exception(what);
}

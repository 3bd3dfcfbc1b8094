using System.Text.Json;
using Kubewright.Core.Artifacts;

namespace Kubewright.Mirror.Catalog;

/// <summary>A catalogue on a web server, from which hosts fetch by themselves.</summary>
internal static class CatalogUrl
{
    public static async Task<ArtifactResolution> ReadAsync(Uri url, Func<HttpClient> http, CancellationToken cancellationToken)
    {
        var catalog = new Uri($"{url.ToString().TrimEnd('/')}/{ArtifactCatalog.FileName}");
        try
        {
            using var client = http();
            return new ArtifactResolution.Found(new ArtifactOffer(ArtifactCatalog.Parse(await client.GetStringAsync(catalog, cancellationToken)), url.ToString()), null);
        }
        catch (JsonException exception)
        {
            return new ArtifactResolution.Unfit($"{catalog} is not a catalogue: {exception.Message}", "correct the URL under 'artifacts' in the cluster file");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ArtifactResolution.Unreachable($"{catalog} cannot be fetched: {exception.Message}", "start that server or correct the URL under 'artifacts' in the cluster file");
        }
    }
}

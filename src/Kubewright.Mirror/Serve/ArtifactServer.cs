using Kubewright.Core.Artifacts;
using Kubewright.Mirror.Catalog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kubewright.Mirror.Serve;

/// <summary>Serves the artifacts of a directory to hosts for the time of a run: over plain HTTP, because hosts verify digests; only what the catalogue names.</summary>
public sealed class ArtifactServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ArtifactServer(WebApplication application) => _application = application;

    public int Port => new Uri(_application.Urls.Single()).Port;

    /// <summary>The artifacts with the address that hosts fetch them from.</summary>
    public ArtifactOffer Offer(ArtifactOffer offer) => offer with { BaseUrl = $"http://{ArtifactOffer.Controller}:{Port}" };

    /// <summary>Starts on a free port of all addresses.</summary>
    public static async Task<ArtifactServer> StartAsync(ArtifactCatalog catalog, string directory, CancellationToken cancellationToken)
    {
        var files = catalog.Artifacts
            .Select(artifact => artifact.Location)
            .Append(ArtifactCatalog.FileName)
            .Where(location => !CatalogDirectory.IsUrl(location) && CatalogDirectory.PathOf(directory, location) is not null)
            .Distinct()
            .ToDictionary(location => new PathString("/" + location), location => CatalogDirectory.PathOf(directory, location)!);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenAnyIP(0));
        builder.Services.AddLogging();
        var application = builder.Build();
        application.Run(request => AnswerAsync(request, files));
        await application.StartAsync(cancellationToken);
        return new ArtifactServer(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static Task AnswerAsync(HttpContext request, Dictionary<PathString, string> files)
    {
        if (!HttpMethods.IsGet(request.Request.Method) && !HttpMethods.IsHead(request.Request.Method))
        {
            return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed).ExecuteAsync(request);
        }

        return files.TryGetValue(request.Request.Path, out var path) && File.Exists(path)
            ? TypedResults.PhysicalFile(path, "application/octet-stream", lastModified: File.GetLastWriteTimeUtc(path), enableRangeProcessing: true).ExecuteAsync(request)
            : TypedResults.NotFound().ExecuteAsync(request);
    }
}

using System.Collections.Concurrent;
using System.Formats.Tar;
using System.Text.Json;
using Kubewright.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Kubewright.EndToEnd.Harness;

/// <summary>
/// An image registry inside a lab's network, on this machine's side of it: one image from an OCI archive under every name, over TLS with a certificate of its own
/// authority, for whoever logs in.
/// </summary>
internal sealed class ReadOnlyRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Dictionary<string, byte[]> _blobs;
    private readonly string _manifest;
    private readonly string _login;

    private ReadOnlyRegistry(WebApplication application, Dictionary<string, byte[]> blobs, string login)
    {
        (_application, _blobs, _login) = (application, blobs, login);
        using var index = JsonDocument.Parse(blobs["index.json"]);
        _manifest = index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString()!;
    }

    /// <summary>What was asked for: method, host as the client named it, path, and the answer's code.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public int Port => new Uri(_application.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <param name="archive">An OCI archive of one image.</param>
    /// <param name="login">The value of the Authorization header that it wants.</param>
    public static async Task<ReadOnlyRegistry> StartAsync(LabLayout lab, string archive, TestAuthority authority, string login, params string[] names)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var certificate = authority.Issue(lab.ControllerAddress, names);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
            {
                var socket = lab.Namespace.OpenTcpSocket();
                socket.Bind(endpoint);
                return socket;
            })
            .ConfigureKestrel(kestrel => kestrel.Listen(lab.ControllerAddress, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(certificate);
            }));
        builder.Services.AddLogging();
        var application = builder.Build();
        var registry = new ReadOnlyRegistry(application, ReadArchive(archive), login);
        application.Run(registry.AnswerAsync);
        await application.StartAsync();
        return registry;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static Dictionary<string, byte[]> ReadArchive(string path)
    {
        var files = new Dictionary<string, byte[]>();
        using var reader = new TarReader(File.OpenRead(path));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                using var content = new MemoryStream();
                data.CopyTo(content);
                files[entry.Name.Replace("blobs/sha256/", "sha256:", StringComparison.Ordinal)] = content.ToArray();
            }
        }

        return files;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        var isKnown = request.Headers.Authorization.ToString() == _login;
        var kind = request.Path.Value!.Split('/') is [.., "manifests" or "blobs", _] words ? words[^2] : null;
        var digest = kind is null ? null : kind == "manifests" && !request.Path.Value.Contains("sha256:", StringComparison.Ordinal) ? _manifest : request.Path.Value.Split('/')[^1];
        response.StatusCode = !isKnown ? 401 : request.Path == "/v2/" || (digest is not null && _blobs.ContainsKey(digest)) ? 200 : 404;
        Asked.Enqueue($"{request.Method} {request.Host.Host} {request.Path} {response.StatusCode}");
        if (!isKnown)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"test\"";
        }
        else if (response.StatusCode == 200 && digest is not null)
        {
            response.ContentType = kind == "manifests" ? TypeOf(_blobs[digest]) : "application/octet-stream";
            response.Headers["Docker-Content-Digest"] = digest;
            response.ContentLength = _blobs[digest].Length;
            if (HttpMethods.IsGet(request.Method))
            {
                await response.Body.WriteAsync(_blobs[digest]);
            }
        }
    }

    private static string TypeOf(byte[] manifest)
    {
        using var document = JsonDocument.Parse(manifest);
        return document.RootElement.TryGetProperty("mediaType", out var type) ? type.GetString()! : "application/vnd.oci.image.manifest.v1+json";
    }
}

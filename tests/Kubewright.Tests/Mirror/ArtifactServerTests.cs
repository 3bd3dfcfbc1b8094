using System.Net;
using System.Net.Http.Headers;
using Kubewright.Core.Artifacts;
using Kubewright.Mirror.Serve;
using Kubewright.Tests.Cli;
using Xunit;

namespace Kubewright.Tests.Mirror;

public sealed class ArtifactServerTests : IAsyncLifetime, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kubewright-test").FullName;
    private readonly HttpClient _client = new();
    private ArtifactServer? _server;

    public async Task InitializeAsync()
    {
        var catalog = Catalogs.OfPrograms("v1.32.0", "kubeadm", "../outside");
        Directory.CreateDirectory(Path.Combine(_directory, "artifacts", "files"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "artifacts", "catalog.json"), catalog.ToJson());
        await File.WriteAllTextAsync(Path.Combine(_directory, "artifacts", "files", "kubeadm"), "0123456789");
        await File.WriteAllTextAsync(Path.Combine(_directory, "artifacts", "files", "not-in-the-catalogue"), "x");
        await File.WriteAllTextAsync(Path.Combine(_directory, "outside"), "x");
        _server = await ArtifactServer.StartAsync(catalog, Path.Combine(_directory, "artifacts"), CancellationToken.None);
        _client.BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}");
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task What_the_catalogue_names_is_served()
    {
        Assert.Equal("0123456789", await _client.GetStringAsync("/files/kubeadm"));
        Assert.Equal("v1.32.0", ArtifactCatalog.Parse(await _client.GetStringAsync("/catalog.json")).Artifacts[0].Version);
    }

    [Fact]
    public async Task A_fetch_that_broke_off_goes_on_where_it_was()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/files/kubeadm") { Headers = { Range = new RangeHeaderValue(6, null) } };
        var response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("6789", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/files")]
    [InlineData("/files/not-in-the-catalogue")]
    [InlineData("/files/../../outside")]
    [InlineData("/files/%2e%2e/%2e%2e/outside")]
    [InlineData("/outside")]
    public async Task Nothing_else_is(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Nothing_can_be_put_there() =>
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.PutAsync("/files/kubeadm", new StringContent("x"))).StatusCode);

    [Fact]
    public void Hosts_are_told_to_fetch_from_the_machine_they_are_reached_from() =>
        Assert.Equal($"http://{{controller}}:{_server!.Port}", _server.Offer(ArtifactOffer.Nothing).BaseUrl);
}

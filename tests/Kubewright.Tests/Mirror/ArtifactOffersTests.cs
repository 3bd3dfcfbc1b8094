using System.Net;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;
using Kubewright.Mirror.Catalog;
using Kubewright.Tests.Cli;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Mirror;

public sealed class ArtifactOffersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kubewright-test").FullName;
    private readonly List<string> _asked = [];
    private Func<Uri, HttpResponseMessage> _answer = url => new HttpResponseMessage(HttpStatusCode.NotFound);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_directory_with_all_that_its_catalogue_names_is_offered_for_serving()
    {
        WriteDirectory(Catalogs.OfPrograms("v1.32.0"));
        var found = Assert.IsType<ArtifactResolution.Found>(await ResolveAsync(directory: _folder));
        Assert.Equal(_folder, found.Directory);
        Assert.NotNull(found.Offer.File("kubelet", "amd64"));
    }

    [Fact]
    public async Task Files_that_are_not_there_are_named()
    {
        WriteDirectory(Catalogs.OfPrograms("v1.32.0"));
        File.Delete(Path.Combine(_folder, "files", "kubelet"));
        Assert.Contains("names files that are not there: files/kubelet", Unfit(await ResolveAsync(directory: _folder)));
    }

    [Fact]
    public async Task Programs_that_the_catalogue_lacks_are_named()
    {
        WriteDirectory(Catalogs.OfPrograms("v1.32.0", "kubeadm"));
        Assert.Contains("lacks kubelet for amd64, kubectl for amd64", Unfit(await ResolveAsync(directory: _folder)));
    }

    [Fact]
    public async Task A_catalogue_that_points_out_of_its_directory_is_refused()
    {
        var catalog = Catalogs.OfPrograms("v1.32.0");
        WriteDirectory(catalog);
        File.WriteAllText(
            Path.Combine(_folder, "catalog.json"), (catalog with { Artifacts = [.. catalog.Artifacts, Catalogs.File("passwd", "1") with { Location = "../../etc/passwd" }] }).ToJson());
        Assert.Contains("outside of its directory: ../../etc/passwd", Unfit(await ResolveAsync(directory: _folder)));
    }

    [Fact]
    public async Task Without_a_catalogue_the_directory_is_refused() => Assert.Contains("catalog.json cannot be read", Unfit(await ResolveAsync(directory: _folder)));

    [Fact]
    public async Task The_catalogue_of_a_url_is_fetched_and_hosts_fetch_from_there()
    {
        _answer = _ => Text(Catalogs.OfPrograms("v1.32.0").ToJson());
        var found = Assert.IsType<ArtifactResolution.Found>(await ResolveAsync(url: "http://mirror/kubernetes"));
        Assert.Null(found.Directory);
        Assert.Equal(["http://mirror/kubernetes/catalog.json"], _asked);
        Assert.Equal("http://mirror/kubernetes/files/kubeadm", found.Offer.UrlOf(found.Offer.File("kubeadm", "amd64")!));
    }

    [Fact]
    public async Task A_url_that_does_not_answer_is_named()
    {
        _answer = _ => throw new HttpRequestException("connection refused");
        var unreachable = Assert.IsType<ArtifactResolution.Unreachable>(await ResolveAsync(url: "http://mirror/kubernetes"));
        Assert.Contains("http://mirror/kubernetes/catalog.json cannot be fetched: connection refused", unreachable.Problem);
    }

    [Fact]
    public async Task Upstream_programs_come_with_the_digests_published_beside_them_and_are_asked_for_once()
    {
        _answer = url => Text($"{new string(url.AbsolutePath.Contains("arm64", StringComparison.Ordinal) ? 'b' : 'a', 64)}\n");
        var found = Assert.IsType<ArtifactResolution.Found>(await ResolveAsync());

        var kubelet = found.Offer.File("kubelet", "arm64")!;
        Assert.Equal("https://dl.example/release/v1.32.0/bin/linux/arm64/kubelet", found.Offer.UrlOf(kubelet));
        Assert.Equal(new string('b', 64), kubelet.Sha256);
        Assert.Equal(6, _asked.Count);

        await ResolveAsync();
        Assert.Equal(6, _asked.Count);
    }

    [Fact]
    public async Task The_runtimes_releases_come_with_the_digests_that_each_project_publishes_in_its_own_way()
    {
        var (a, b) = (new string('a', 64), new string('b', 64));
        _answer = url => url.AbsolutePath switch
        {
            "/containerd/containerd/releases/download/v2.1.9/containerd-2.1.9-linux-amd64.tar.gz.sha256sum" => Text($"{a}  containerd-2.1.9-linux-amd64.tar.gz\n"),
            "/opencontainers/runc/releases/download/v1.2.6/runc.sha256sum" => Text($"{a}  libseccomp-2.5.5.tar.gz\n{b} *runc.amd64\n{a} *runc.arm64\n"),
            "/containernetworking/plugins/releases/download/v1.9.1/cni-plugins-linux-amd64-v1.9.1.tgz.sha256" => Text($"{b}  cni-plugins-linux-amd64-v1.9.1.tgz\n"),
            var other when other.Contains("arm64", StringComparison.Ordinal) => Text($"{a}\n"),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };

        var found = Assert.IsType<ArtifactResolution.Found>(await ResolveAsync(spec: Specs.OneHost("1.32.0", "runtime: {source: release, runcVersion: 1.2.6}\nartifacts: {kubernetes: packages}")));

        Assert.Equal((a, "v2.1.9"), (found.Offer.Archive("containerd", "amd64")!.Sha256, found.Offer.Archive("containerd", "amd64")!.Version));
        Assert.Equal((b, "https://projects.example/opencontainers/runc/releases/download/v1.2.6/runc.amd64"), (found.Offer.File("runc", "amd64")!.Sha256, found.Offer.File("runc", "amd64")!.Location));
        Assert.Equal(b, found.Offer.Archive("cni-plugins", "amd64")!.Sha256);
        Assert.DoesNotContain(_asked, url => url.StartsWith("https://dl.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_asked_where_everything_comes_from_packages()
    {
        Assert.IsType<ArtifactResolution.Found>(await ResolveAsync(spec: Specs.OneHost("1.32.0", "artifacts: {kubernetes: packages}")));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_catalogue_has_to_have_the_runtime_that_is_to_come_from_it_in_the_version_that_is_written()
    {
        var spec = Specs.OneHost("1.32.0", "runtime: {source: release, containerdVersion: 2.1.9}");
        var programs = Catalogs.OfPrograms("v1.32.0");
        WriteDirectory(programs);
        Assert.Contains("lacks containerd for amd64, runc for amd64, cni-plugins for amd64", Unfit(await ResolveAsync(_folder, spec: spec)));

        WriteDirectory(programs with
        {
            Artifacts =
            [
                .. programs.Artifacts, Catalogs.File("containerd", "v2.0.4") with { Kind = ArtifactKind.Archive }, Catalogs.File("runc", "v1.3.6"),
                Catalogs.File("cni-plugins", "v1.9.1") with { Kind = ArtifactKind.Archive },
            ],
        });
        Assert.Contains("has containerd v2.0.4, and the cluster file wants 2.1.9", Unfit(await ResolveAsync(_folder, spec: spec)));
        Assert.IsType<ArtifactResolution.Found>(await ResolveAsync(_folder, spec: Specs.OneHost("1.32.0", "runtime: {source: release}")));
    }

    [Fact]
    public async Task A_version_that_was_never_released_is_bad_input() => Assert.Contains("there is no kubeadm v1.32.0 at https://dl.example/release/v1.32.0/", Unfit(await ResolveAsync()));

    [Fact]
    public async Task A_page_in_place_of_a_digest_is_not_believed()
    {
        _answer = _ => Text("<html>log in to this network</html>");
        Assert.Contains("is not a digest", Assert.IsType<ArtifactResolution.Unreachable>(await ResolveAsync()).Problem);
    }

    private static HttpResponseMessage Text(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text) };

    private static string Unfit(ArtifactResolution resolution) => Assert.IsType<ArtifactResolution.Unfit>(resolution).Problem;

    private Task<ArtifactResolution> ResolveAsync(string? directory = null, string? url = null, ClusterSpec? spec = null)
    {
        spec ??= Specs.OneHost("1.32.0");
        spec = spec with { Artifacts = spec.Artifacts with { Directory = directory, Url = url is null ? null : new Uri(url) } };
        var upstream = new UpstreamReleases(new UpstreamSites(new Uri("https://dl.example/"), new Uri("https://projects.example/")), Path.Combine(_folder, "cache"));
        return new ArtifactOffers(() => new HttpClient(new Handler(this)), upstream).ResolveAsync(spec, CancellationToken.None);
    }

    private void WriteDirectory(ArtifactCatalog catalog)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "files"));
        File.WriteAllText(Path.Combine(_folder, "catalog.json"), catalog.ToJson());
        foreach (var artifact in catalog.Artifacts)
        {
            File.WriteAllText(Path.Combine(_folder, artifact.Location), "x");
        }
    }

    private sealed class Handler(ArtifactOffersTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (test._asked)
            {
                test._asked.Add(request.RequestUri!.ToString());
            }

            return Task.FromResult(test._answer(request.RequestUri));
        }
    }
}

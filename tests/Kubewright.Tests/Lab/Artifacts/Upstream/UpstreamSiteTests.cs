using Kubewright.Lab;
using Kubewright.Lab.Artifacts.Upstream;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Upstream;

public sealed class UpstreamSiteTests : IDisposable
{
    private readonly LoopbackSite _loopback = new();
    private readonly HttpClient _http;
    private readonly UpstreamSite _site;
    private readonly string _path = Path.GetTempFileName();

    public UpstreamSiteTests()
    {
        _http = new HttpClient { BaseAddress = _loopback.Address };
        _site = new UpstreamSite(_http);
    }

    public void Dispose()
    {
        _http.Dispose();
        _loopback.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task A_program_with_the_published_digest_is_taken()
    {
        _loopback.WithProgram("release/v1.36.0/bin/linux/amd64/kubelet", "a program");

        await _site.DownloadAsync("v1.36.0", "amd64", "kubelet", _path, CancellationToken.None);

        Assert.Equal("a program", await File.ReadAllTextAsync(_path));
    }

    [Fact]
    public async Task A_program_with_another_digest_is_refused_with_both()
    {
        _loopback.With("release/v1.36.0/bin/linux/amd64/kubelet", "something else").With("release/v1.36.0/bin/linux/amd64/kubelet.sha256", "00ff");

        var refused = await Assert.ThrowsAsync<LabException>(
            () => _site.DownloadAsync("v1.36.0", "amd64", "kubelet", _path, CancellationToken.None));

        Assert.Contains("but 00ff is published", refused.Message);
    }

    [Fact]
    public async Task A_site_that_names_a_version_is_reachable()
    {
        _loopback.With("release/stable.txt", "v1.36.0\n");

        Assert.True(await _site.IsReachableAsync(TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    [Fact]
    public async Task A_login_page_is_not_upstream()
    {
        _loopback.With("release/stable.txt", "<html>please log in</html>");

        Assert.False(await _site.IsReachableAsync(TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_not_reachable()
    {
        using var nowhere = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:1/") };

        Assert.False(await new UpstreamSite(nowhere).IsReachableAsync(TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    [Fact]
    public async Task Cancelling_is_not_an_answer()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _site.IsReachableAsync(TimeSpan.FromSeconds(5), cancelled.Token));
    }
}

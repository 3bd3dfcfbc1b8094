using Kubewright.Core.Artifacts;
using Kubewright.Lab.Artifacts.Storage;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Storage;

public sealed class ArtifactCacheTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kubewright-").FullName;
    private readonly ArtifactCache _cache;
    private int _builds;

    public ArtifactCacheTests() => _cache = new ArtifactCache(_root, TimeProvider.System);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_set_is_built_once_and_its_work_is_thrown_away()
    {
        var first = await EnsureAsync(BuildAsync);
        var second = await EnsureAsync(BuildAsync);

        Assert.Equal(1, _builds);
        Assert.Equal(first, second);
        Assert.Equal(["key"], Directory.GetDirectories(_root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_build_that_fails_leaves_nothing_half_done()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => EnsureAsync(async place =>
        {
            await BuildAsync(place);
            throw new InvalidOperationException();
        }));

        Assert.Null(_cache.Find("key"));
        Assert.Empty(Directory.GetDirectories(_root));
    }

    [Fact]
    public async Task What_a_killed_build_left_behind_is_cleared_away()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".building-key", "work", "tree"));
        Directory.CreateDirectory(Path.Combine(_root, ".building-key-abc.def"));
        Directory.CreateDirectory(Path.Combine(_root, "key"));

        var directory = await EnsureAsync(BuildAsync);

        Assert.Equal(directory, _cache.Find("key"));
        Assert.Equal(["key"], Directory.GetDirectories(_root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Of_two_runs_at_once_the_second_waits_and_takes_what_the_first_built()
    {
        var begun = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var first = EnsureAsync(async place =>
        {
            begun.SetResult();
            await finish.Task;
            await BuildAsync(place);
        });
        await begun.Task;
        var waits = new Sentences();
        var second = _cache.EnsureAsync("key", BuildAsync, waits, CancellationToken.None);
        Assert.False(second.IsCompleted);
        finish.SetResult();

        Assert.Equal(await first, await second);
        Assert.Equal(1, _builds);
        Assert.Single(waits.All);
    }

    private Task<string> EnsureAsync(Func<BuildPlace, Task> build) => _cache.EnsureAsync("key", build, new Sentences(), CancellationToken.None);

    private async Task BuildAsync(BuildPlace place)
    {
        _builds++;
        await File.WriteAllTextAsync(Path.Combine(place.Work, "intermediate"), "");
        await File.WriteAllTextAsync(Path.Combine(place.Output, ArtifactCatalog.FileName), "{}");
    }
}

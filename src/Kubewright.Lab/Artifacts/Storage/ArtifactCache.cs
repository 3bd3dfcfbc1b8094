using Kubewright.Core.Artifacts;

namespace Kubewright.Lab.Artifacts.Storage;

/// <summary>Sets of artifacts by key. A set is there as a whole or not at all: it is made aside and renamed when it is complete.</summary>
internal sealed class ArtifactCache(string root, TimeProvider time)
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(30);

    /// <summary>The set's directory, or null while nobody has made it.</summary>
    public string? Find(string key)
    {
        var directory = Path.Combine(root, key);
        return File.Exists(Path.Combine(directory, ArtifactCatalog.FileName)) ? directory : null;
    }

    /// <summary>The set's directory, after <paramref name="build"/> has made it if nobody had.</summary>
    public async Task<string> EnsureAsync(string key, Func<BuildPlace, Task> build, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (Find(key) is { } ready)
        {
            return ready;
        }

        Directory.CreateDirectory(root);
        using var held = await FileLock.TakeAsync(
            Path.Combine(root, $"{key}.lock"),
            LongestBuild,
            () => progress.Report("Another kubewright is making the same artifacts: waiting for it"),
            time,
            cancellationToken);

        return Find(key) ?? await MakeAsync(key, build);
    }

    private async Task<string> MakeAsync(string key, Func<BuildPlace, Task> build)
    {
        var aside = Path.Combine(root, $".building-{key}");
        var place = new BuildPlace(Path.Combine(aside, "set"), Path.Combine(aside, "work"));
        RemoveLeftovers(key);
        try
        {
            Directory.CreateDirectory(place.Output);
            Directory.CreateDirectory(place.Work);
            await build(place);
            var directory = Path.Combine(root, key);
            Remove(directory);
            Directory.Move(place.Output, directory);
            return directory;
        }
        finally
        {
            Remove(aside);
        }
    }

    private void RemoveLeftovers(string key)
    {
        foreach (var leftover in Directory.GetDirectories(root, $".building-{key}*"))
        {
            Remove(leftover);
        }
    }

    // Renamed first: programs of a killed run may live on and write into it, and cannot once its name is gone.
    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            var doomed = $"{directory}-{Path.GetRandomFileName()}";
            Directory.Move(directory, doomed);
            Directory.Delete(doomed, recursive: true);
        }
    }
}

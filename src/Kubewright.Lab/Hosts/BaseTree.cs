using Kubewright.Lab.Machine;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Hosts;

/// <summary>The tree of files that lab hosts' disks lie over: a bare server with packages installed. Made once, then only read.</summary>
/// <param name="suite">The release of Debian; null for the usual one.</param>
/// <exception cref="LabRequestException">Hosts cannot have that release.</exception>
public sealed class BaseTree(LabDirectories directories, TimeProvider time, string? suite = null)
{
    private const string Builder = "builder";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly BaseRecipe _recipe = RecipeOf(suite);

    /// <summary>Where the tree is, or will be.</summary>
    public string Path => System.IO.Path.Combine(directories.Cache, "base", $"{_recipe.Suite}-{_recipe.Key}");

    /// <summary>Whether it is there.</summary>
    public bool Exists => Directory.Exists(Path);

    /// <summary>Makes the tree where it is missing, and installs what that takes: about a minute and 700 MB. It appears complete or not at all.</summary>
    /// <exception cref="LabException">There is no archive to take it from, or building fails.</exception>
    public async Task EnsureAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (Exists)
        {
            return;
        }

        await MachineTools.EnsureAsync(time, progress, cancellationToken);
        using var held = await LabLock.TakeAsync($"base tree {_recipe.Key}", Limit, time, progress, cancellationToken);
        if (Exists)
        {
            return;
        }

        var partial = Path + ".partial";
        await EndAbandonedAsync(System.IO.Path.Combine(partial, Builder), cancellationToken);
        await DiskBuilder.RemoveAsync(partial, cancellationToken);
        Directory.CreateDirectory(partial);
        await BuildAsync(partial, await PackageMirror.OfMachineAsync(cancellationToken), progress, cancellationToken);
        Directory.Move(System.IO.Path.Combine(partial, "tree"), Path);
        await DiskBuilder.RemoveAsync(partial, cancellationToken);
        progress.Report($"base tree of {_recipe.Suite}: ready");
    }

    private async Task BuildAsync(string directory, PackageMirror mirror, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report($"base tree of {_recipe.Suite}: building it, about a minute, only this once");
        var setup = System.IO.Path.Combine(directory, "setup.sh");
        var settings = System.IO.Path.Combine(directory, "apt.conf");
        await File.WriteAllTextAsync(setup, BaseRecipe.SetupScript, cancellationToken);
        await File.WriteAllTextAsync(settings, mirror.Settings, cancellationToken);

        var built = await LocalProcess.RunAsync(
            "sh",
            [
                "-c", BaseRecipe.ShelterScript, "kubewright-base", System.IO.Path.Combine(directory, Builder),
                "sh", "-c", _recipe.BuildScript, "kubewright-base",
                System.IO.Path.Combine(directory, "tree"), mirror.Address, setup, settings, mirror.Keyring ?? "",
            ],
            Limit,
            cancellationToken,
            onLine: Throttled(progress));
        if (built.ExitCode != 0)
        {
            throw new LabException($"the base tree for lab hosts cannot be built from {mirror.Address} (code {built.ExitCode}): {Cause(built)}");
        }
    }

    /// <summary>A build outlives a run that was killed, and would write on into what is to be removed.</summary>
    private async Task EndAbandonedAsync(string builder, CancellationToken cancellationToken)
    {
        if (File.Exists(builder) && ProcessStamp.Parse(await File.ReadAllTextAsync(builder, cancellationToken)) is { } abandoned)
        {
            abandoned.Kill();
            for (var start = time.GetTimestamp(); abandoned.IsAlive() && time.GetElapsedTime(start) < Quiet;)
            {
                await Task.Delay(Moment, time, cancellationToken);
            }

            // The kernel ends its children after it.
            await Task.Delay(Moment, time, cancellationToken);
        }
    }

    private static string Cause(LocalProcessResult built) => string.Join(" | ", $"{built.Output}\n{built.Error}"
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith("E:", StringComparison.Ordinal) || line.StartsWith("W:", StringComparison.Ordinal))
        .DefaultIfEmpty(built.LastLines(6))
        .TakeLast(6));

    private static BaseRecipe RecipeOf(string? suite) => suite is null
        ? new BaseRecipe(BaseRecipe.Suites[0])
        : BaseRecipe.Suites.Contains(suite)
            ? new BaseRecipe(suite)
            : throw new LabRequestException($"hosts cannot run '{suite}'; they can run {string.Join(" or ", BaseRecipe.Suites)}");

    private Action<string> Throttled(IProgress<string> progress)
    {
        var last = time.GetTimestamp();
        return line =>
        {
            var said = BuildProgress.Describe(line);
            if (said is null || (time.GetElapsedTime(last) < Quiet && !line.StartsWith("Kubewright", StringComparison.Ordinal)))
            {
                return;
            }

            last = time.GetTimestamp();
            progress.Report($"base tree of {_recipe.Suite}: {said}");
        };
    }
}

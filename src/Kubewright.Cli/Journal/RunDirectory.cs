using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Journal;

/// <summary>Where this machine keeps what it knows of a cluster's runs: one directory a run, the last fifty of them.</summary>
internal sealed class RunDirectory
{
    private const int Kept = 50;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private RunDirectory(string path) => Path = path;

    public string Path { get; }

    public string Journal => System.IO.Path.Combine(Path, "journal.jsonl");

    /// <summary>Makes the directory of a new run and removes those of the oldest ones.</summary>
    /// <exception cref="StoppedException">It cannot be made.</exception>
    public static RunDirectory Create(string stateFolder, string cluster, string run)
    {
        try
        {
            return Make(stateFolder, cluster, run);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(
                ExitCode.RunFailed, new Problem($"the run's journal cannot be kept in {stateFolder}: {exception.Message}", "set XDG_STATE_HOME to a directory you can write to"));
        }
    }

    private static RunDirectory Make(string stateFolder, string cluster, string run)
    {
        var runs = System.IO.Path.Combine(stateFolder, cluster, "runs");
        Directory.CreateDirectory(runs, OwnerOnly);

        // Run ids start with the time, so their order is that of the runs.
        foreach (var old in Directory.GetDirectories(runs).Order(StringComparer.Ordinal).SkipLast(Kept - 1))
        {
            Directory.Delete(old, recursive: true);
        }

        return new RunDirectory(Directory.CreateDirectory(System.IO.Path.Combine(runs, run), OwnerOnly).FullName);
    }
}

using Kubewright.Cli.Runs;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Core.Spec.Writing;
using Kubewright.Diagnosis;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Files;

/// <summary>Where a cluster file that this program makes is to lie. Only valid ones are written.</summary>
/// <param name="Shown">As the user wrote it; <c>-</c> is standard output.</param>
/// <param name="Directory">Where relative paths of the command line start.</param>
internal sealed record NewFile(string Shown, string Directory)
{
    public bool IsStandardOutput => Shown == "-";

    /// <summary>The folder that relative paths in the file are relative to.</summary>
    public string Folder => IsStandardOutput ? Directory : System.IO.Path.GetDirectoryName(Path)!;

    private string Path => System.IO.Path.GetFullPath(Shown, Directory);

    /// <summary>A path of the command line as it has to stand in the file.</summary>
    public string PathInFile(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(path) || Folder == Directory
            ? path
            : System.IO.Path.GetRelativePath(Folder, System.IO.Path.GetFullPath(path, Directory));

    /// <exception cref="StoppedException">The file is there already.</exception>
    public void DemandFree(bool force)
    {
        if (!IsStandardOutput && !force && File.Exists(Path))
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{Shown} is there already", "name another file with -o, or give --force to overwrite it"));
        }
    }

    /// <summary>Reads what was written as the other verbs will.</summary>
    /// <param name="remedy">Turns a remedy for the file into one for what the user wrote.</param>
    /// <exception cref="StoppedException">It is wrong, because what the user wrote is.</exception>
    public ClusterSpec Demand(WrittenFile written, Func<string, string> remedy) => SpecReader.Read(written.Text, new ClusterFolderOnDisk(Folder), RuleCatalog.PreflightCodes) switch
    {
        SpecReading.Valid valid => valid.Spec,
        SpecReading.Invalid invalid => throw new StoppedException(
            ExitCode.BadInput,
            [.. invalid.Errors.Select(error => new Problem($"{written.OriginOf(error.Path) ?? (error.Path.Length == 0 ? "the file" : error.Path)}: {error.Problem}", remedy(error.Remedy)))]),
        var other => throw new InvalidOperationException($"unknown reading {other}"),
    };

    /// <summary>Writes the file, and beside it the schema that its first line names for editors.</summary>
    /// <exception cref="StoppedException">It cannot be written.</exception>
    public void Write(WrittenFile written)
    {
        try
        {
            System.IO.Directory.CreateDirectory(Folder);
            File.WriteAllText(System.IO.Path.Combine(Folder, SchemaFile.Name), SchemaFile.Text);
            File.WriteAllText(Path, written.Text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{Path} cannot be written: {exception.Message}", "name another file with -o"));
        }
    }
}

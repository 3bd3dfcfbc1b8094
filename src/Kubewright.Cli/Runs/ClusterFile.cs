using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Diagnosis;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Runs;

/// <summary>The cluster file that a command was given.</summary>
/// <param name="Shown">As the user wrote it.</param>
/// <param name="Path">Absolute.</param>
internal sealed record ClusterFile(string Shown, string Path)
{
    /// <summary>Where the administrator's kubeconfig goes, unless the user says otherwise.</summary>
    public string Kubeconfig => System.IO.Path.Combine(Folder, "kubeconfig");

    private string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <exception cref="StoppedException">There is no such file, or it cannot be read.</exception>
    /// <param name="withFilesToCome">Whether keys and known hosts need not be there yet.</param>
    public SpecReading Read(bool withFilesToCome = false) => Read(Text(), withFilesToCome);

    /// <summary>Reads another text as if it lay in the file's place.</summary>
    /// <param name="describesRunning">Whether it is a cluster that runs, with an endpoint that it is to be moved away from.</param>
    public SpecReading Read(string text, bool withFilesToCome = false, bool describesRunning = false)
    {
        IClusterFolder folder = new ClusterFolderOnDisk(Folder);
        return SpecReader.Read(text, withFilesToCome ? new FolderWithFilesToCome(folder) : folder, RuleCatalog.PreflightCodes, describesRunning);
    }

    /// <summary>What the file holds.</summary>
    /// <exception cref="StoppedException">There is no such file, or it cannot be read.</exception>
    public string Text()
    {
        try
        {
            return File.ReadAllText(Path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"there is no {Path}", "name your cluster file with -f, or write one with 'kubewright new' or 'kubewright import'"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{Path} cannot be read: {exception.Message}"));
        }
    }

    /// <summary>An error of the file as compilers write it, so that editors find the place.</summary>
    public Problem Describe(SpecError error) =>
        new($"{Shown}:{error.Line}: {(error.Path.Length == 0 ? "" : error.Path + ": ")}{error.Problem}", error.Remedy);
}

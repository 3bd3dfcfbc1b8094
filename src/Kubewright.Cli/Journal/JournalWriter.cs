using System.Text;
using Kubewright.Core.Journals;

namespace Kubewright.Cli.Journal;

/// <summary>Writes a run's events to its journal, each flushed at once, so that a killed run leaves everything up to its last moment.</summary>
internal sealed class JournalWriter(string path) : IRunObserver, IDisposable
{
    private readonly FileStream _file = new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.Read,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        BufferSize = 0,
    });

    /// <summary>Why events are missing; null where none is. A full disk here is no reason to leave hosts half done.</summary>
    public string? Problem { get; private set; }

    public void Happened(RunEvent happened)
    {
        try
        {
            _file.Write(Encoding.UTF8.GetBytes(RunEventText.ToLine(happened) + "\n"));
        }
        catch (IOException exception)
        {
            Problem = exception.Message;
        }
    }

    public void Dispose() => _file.Dispose();
}

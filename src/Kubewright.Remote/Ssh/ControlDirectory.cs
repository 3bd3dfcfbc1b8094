namespace Kubewright.Remote.Ssh;

/// <summary>A private directory (0700) for a connection's control socket, with a path short enough for a socket (104 bytes).</summary>
internal sealed class ControlDirectory : IDisposable
{
    /// <summary>ssh adds a suffix of 17 characters while it makes the socket, and the directory's own name takes 16.</summary>
    private const int LongestBase = 60;

    private readonly string _directory;

    private ControlDirectory(string directory) => _directory = directory;

    public string Socket => System.IO.Path.Combine(_directory, "s");

    public string Path => _directory;

    public static ControlDirectory Create()
    {
        var directory = System.IO.Path.Combine(Base(), $"kw-{System.IO.Path.GetRandomFileName()}");
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new ControlDirectory(directory);
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static string Base() =>
        Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and <= LongestBase } own && Directory.Exists(own) ? own : "/tmp";
}

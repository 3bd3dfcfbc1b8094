using Kubewright.Core.Spec;

namespace Kubewright.Remote.Local;

/// <summary>The folder of a cluster file on this machine.</summary>
/// <param name="path">The folder.</param>
public sealed class ClusterFolderOnDisk(string path) : IClusterFolder
{
    private readonly string _path = Path.GetFullPath(path);

    /// <summary>The folder that a cluster file lies in.</summary>
    public static ClusterFolderOnDisk Of(string clusterFile) => new(Path.GetDirectoryName(Path.GetFullPath(clusterFile)) ?? "/");

    public string Resolve(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.GetFullPath(path[2..], Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
        : Path.GetFullPath(path, _path);

    public string? ReadFile(string path) => HasFile(path) ? File.ReadAllText(Resolve(path)) : null;

    public bool HasFile(string path) => File.Exists(Resolve(path));

    public bool IsPrivate(string path) =>
        (File.GetUnixFileMode(Resolve(path)) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) == 0;

    public bool HasDirectory(string path) => Directory.Exists(Resolve(path));
}

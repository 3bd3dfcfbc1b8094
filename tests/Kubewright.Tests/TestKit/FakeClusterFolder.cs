using Kubewright.Core.Spec;

namespace Kubewright.Tests.TestKit;

/// <summary>A folder /cluster with the files and directories given.</summary>
internal sealed class FakeClusterFolder : IClusterFolder
{
    public Dictionary<string, string> Files { get; } = [];

    public HashSet<string> Directories { get; } = [];

    /// <summary>Files that others than their owner may read.</summary>
    public HashSet<string> Shared { get; } = [];

    public string Resolve(string path) =>
        path.StartsWith('/') ? path : path.StartsWith("~/", StringComparison.Ordinal) ? "/home/me/" + path[2..] : "/cluster/" + path;

    public string? ReadFile(string path) => Files.GetValueOrDefault(Resolve(path));

    public bool HasFile(string path) => Files.ContainsKey(Resolve(path));

    public bool IsPrivate(string path) => !Shared.Contains(Resolve(path));

    public bool HasDirectory(string path) => Directories.Contains(Resolve(path));
}

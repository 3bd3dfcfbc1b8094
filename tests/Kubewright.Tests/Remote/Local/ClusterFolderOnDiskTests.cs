using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Remote.Local;

public sealed class ClusterFolderOnDiskTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kubewright-");

    private ClusterFolderOnDisk Folder => ClusterFolderOnDisk.Of(Path.Combine(_directory.FullName, "cluster.yaml"));

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Relative_paths_begin_at_the_cluster_file() => Assert.Equal(Path.Combine(_directory.FullName, "a/b"), Folder.Resolve("./x/../a/b"));

    [Fact]
    public void A_tilde_is_the_users_home() =>
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh/id"), Folder.Resolve("~/.ssh/id"));

    [Fact]
    public void Absolute_paths_stay() => Assert.Equal("/etc/hosts", Folder.Resolve("/etc/hosts"));

    [Fact]
    public void Files_and_directories_are_told_apart()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "file"), "text");
        _directory.CreateSubdirectory("directory");

        Assert.Equal("text", Folder.ReadFile("file"));
        Assert.True(Folder.HasFile("file"));
        Assert.False(Folder.HasDirectory("file"));
        Assert.True(Folder.HasDirectory("directory"));
        Assert.False(Folder.HasFile("directory"));
        Assert.Null(Folder.ReadFile("missing"));
    }
}

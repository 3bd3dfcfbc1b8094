using Kubewright.Core.Spec;

namespace Kubewright.Cli.Runs;

/// <summary>A cluster file's folder in which keys and known hosts may be yet to come. What has to be read now is missing as ever.</summary>
internal sealed class FolderWithFilesToCome(IClusterFolder folder) : IClusterFolder
{
    public string Resolve(string path) => folder.Resolve(path);

    public string? ReadFile(string path) => folder.ReadFile(path);

    public bool HasFile(string path) => true;

    public bool IsPrivate(string path) => !folder.HasFile(path) || folder.IsPrivate(path);

    public bool HasDirectory(string path) => folder.HasDirectory(path);
}

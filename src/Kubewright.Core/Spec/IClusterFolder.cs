namespace Kubewright.Core.Spec;

/// <summary>The folder in which a cluster file lies: what the file's relative paths mean. A port, so that reading stays pure.</summary>
public interface IClusterFolder
{
    /// <summary>Makes a path of the file absolute; <c>~/</c> is the user's home.</summary>
    string Resolve(string path);

    /// <summary>Text of the file at a path of the cluster file; null where there is none.</summary>
    string? ReadFile(string path);

    /// <summary>Whether a file is at a path of the cluster file. For files that are not ours to read, such as private keys.</summary>
    bool HasFile(string path);

    /// <summary>Whether only its owner may read or write the file at a path of the cluster file, as befits a password.</summary>
    bool IsPrivate(string path);

    /// <summary>Whether a directory is at a path of the cluster file.</summary>
    bool HasDirectory(string path);
}

using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec;

/// <summary>A file with a password: one line, for its owner's eyes only.</summary>
public static class PasswordFile
{
    /// <summary>What keeps a file from being taken, and what to do about it; null where nothing does.</summary>
    public static (string Problem, string Remedy)? Trouble(string path, IClusterFolder folder)
    {
        var shown = folder.Resolve(path);
        return !folder.HasFile(path) ? ($"there is no password file {shown}", "write its path, relative to this file, absolute or beginning with ~/")
            : !folder.IsPrivate(path) ? ($"others than its owner may read {shown}", $"chmod 600 {shown}")
            : Text(path, folder) is "" or null ? ($"{shown} is empty", "write the password into it, and nothing else")
            : Text(path, folder)!.Contains('\n') ? ($"{shown} has more than one line", "write the password into it, and nothing else")
            : null;
    }

    /// <summary>The password in a file without trouble.</summary>
    public static Secret Read(string path, IClusterFolder folder) => new(Text(path, folder)!);

    private static string? Text(string path, IClusterFolder folder) => folder.ReadFile(path)?.TrimEnd('\r', '\n');
}

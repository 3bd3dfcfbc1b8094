namespace Kubewright.Lab.Hosts;

/// <summary>A host's control group in one hierarchy.</summary>
internal sealed record HostCgroup(string Path, bool IsUnified)
{
    /// <summary>Where the script that boots the host stays. Version 2 allows processes only in groups without children, so it needs a place of its own.</summary>
    public string Keeper => IsUnified ? System.IO.Path.Combine(Path, "keeper") : Path;

    /// <summary>Where the supervisor and the host itself run.</summary>
    public string Machine => IsUnified ? System.IO.Path.Combine(Path, "machine") : Path;
}

namespace Kubewright.Core.Artifacts;

/// <summary>What catalogues call the projects' own releases of the container runtime.</summary>
public static class ReleasedRuntime
{
    /// <summary>An archive with <c>bin/containerd</c>, <c>bin/ctr</c> and the shim.</summary>
    public const string Containerd = "containerd";

    /// <summary>A program.</summary>
    public const string Runc = "runc";

    /// <summary>An archive with one program a plugin.</summary>
    public const string CniPlugins = "cni-plugins";
}

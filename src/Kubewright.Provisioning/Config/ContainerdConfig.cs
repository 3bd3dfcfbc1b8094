using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// containerd's configuration, /etc/containerd/config.toml. Version 2 of the file belongs to containerd 1.x; version 3 to containerd 2.0, where the CRI plugin
/// is split in two; version 4 to containerd 2.3, where the server's own sections became plugins, of which nothing is set here. A key in the wrong version's
/// section is ignored without a word, hence one complete text for each.
/// </summary>
internal static class ContainerdConfig
{
    public const string Path = "/etc/containerd/config.toml";

    /// <summary>Where registries' hosts.toml files are looked for.</summary>
    public const string RegistryDirectory = "/etc/containerd/certs.d";

    /// <summary>Where Debian's package puts the CNI plugins.</summary>
    public const string DebianPlugins = "/usr/lib/cni";

    /// <summary>Where the CNI project's own archive goes.</summary>
    public const string UpstreamPlugins = "/opt/cni/bin";

    /// <param name="containerd">The version of containerd that is to read it.</param>
    /// <param name="pluginDirectory">Where the CNI plugins are.</param>
    public static string Write(ClusterSpec spec, Version containerd, string pluginDirectory = UpstreamPlugins) =>
        containerd.Major < 2 ? ForContainerd1(spec, pluginDirectory) : ForContainerd2(spec, containerd, pluginDirectory);

    private static string ForContainerd1(ClusterSpec spec, string pluginDirectory) =>
        $"""
        # {ConfigHeader.Text}
        version = 2

        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{SandboxImage.For(spec)}"
          restrict_oom_score_adj = {Flag(spec.Runtime.RestrictOomScoreAdj)}

        [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
          runtime_type = "io.containerd.runc.v2"

        [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
          SystemdCgroup = true

        [plugins."io.containerd.grpc.v1.cri".cni]
          bin_dir = "{pluginDirectory}"
          conf_dir = "/etc/cni/net.d"

        [plugins."io.containerd.grpc.v1.cri".registry]
          config_path = "{RegistryDirectory}"

        """;

    private static string ForContainerd2(ClusterSpec spec, Version containerd, string pluginDirectory) =>
        $"""
        # {ConfigHeader.Text}
        version = {(containerd >= new Version(2, 3) ? 4 : 3)}

        [plugins."io.containerd.cri.v1.images".pinned_images]
          sandbox = "{SandboxImage.For(spec)}"

        [plugins."io.containerd.cri.v1.images".registry]
          config_path = "{RegistryDirectory}"

        [plugins."io.containerd.cri.v1.runtime"]
          restrict_oom_score_adj = {Flag(spec.Runtime.RestrictOomScoreAdj)}

        [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
          runtime_type = "io.containerd.runc.v2"

        [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
          SystemdCgroup = true

        [plugins."io.containerd.cri.v1.runtime".cni]
          {PluginDirectories(containerd, pluginDirectory)}
          conf_dir = "/etc/cni/net.d"

        """;

    // Several directories are possible since 2.1; there the old key is deprecated, and 2.0 does not know the new one.
    private static string PluginDirectories(Version containerd, string directory) =>
        containerd >= new Version(2, 1) ? $"bin_dirs = [\"{directory}\"]" : $"bin_dir = \"{directory}\"";

    private static string Flag(bool value) => value ? "true" : "false";
}

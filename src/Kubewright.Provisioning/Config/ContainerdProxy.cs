using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// containerd's proxy, as a drop-in of its unit. Its name sorts behind the usual http-proxy.conf, so that what the cluster file says wins over a drop-in of the
/// host's owner, which stays.
/// </summary>
internal static class ContainerdProxy
{
    public const string Path = "/etc/systemd/system/containerd.service.d/kubewright-proxy.conf";

    /// <summary>The drop-in's text; null where the cluster file names no proxy.</summary>
    public static string? Write(ClusterSpec spec) => spec.Proxy.IsNone
        ? null
        : $"{ConfigHeader.Comment}[Service]\n{Line("HTTP_PROXY", spec.Proxy.Http)}{Line("HTTPS_PROXY", spec.Proxy.Https)}"
            + $"Environment=\"NO_PROXY={Escaped(string.Join(',', spec.Direct))}\"\n";

    private static string Line(string name, Uri? proxy) => proxy is null ? "" : $"Environment=\"{name}={Escaped(proxy.ToString().TrimEnd('/'))}\"\n";

    // systemd would take a percent sign for a specifier.
    private static string Escaped(string text) => text.Replace("%", "%%", StringComparison.Ordinal);
}

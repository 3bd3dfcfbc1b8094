using System.Text;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// How containerd reaches one registry: a folder of its own below /etc/containerd/certs.d with hosts.toml and, where there is one, the authority's certificate.
/// containerd reads them at every pull, so nothing is restarted. The login is a header of every request; containerd passes it on to a token server, too.
/// </summary>
internal static class RegistryConfig
{
    private const string AnyRegistry = "_default";

    /// <summary>Name of the registry's folder.</summary>
    public static string Folder(RegistrySpec registry) => registry.Host == RegistrySpec.AnyHost ? AnyRegistry : registry.Host;

    public static string HostsPath(string folder) => $"{ContainerdConfig.RegistryDirectory}/{folder}/hosts.toml";

    public static string AuthorityPath(string folder) => $"{ContainerdConfig.RegistryDirectory}/{folder}/ca.crt";

    /// <summary>The text of hosts.toml; it holds the password where there is one.</summary>
    public static string Write(RegistrySpec registry)
    {
        var text = new StringBuilder(ConfigHeader.Comment);
        if (registry.OwnServer is { } own)
        {
            text.Append($"server = {Quote(Written(own))}\n");
        }

        foreach (var server in registry.Servers)
        {
            text.Append($"\n[host.{Quote(Written(server))}]\n  capabilities = [\"pull\", \"resolve\"]\n");
            text.Append(HasOwnPath(server) ? "  override_path = true\n" : "");
            text.Append(registry.Authority is null || server.Scheme == "http" ? "" : $"  ca = {Quote(AuthorityPath(Folder(registry)))}\n");
            text.Append(registry.Authorization?.Reveal() is { } login ? $"  [host.{Quote(Written(server))}.header]\n    Authorization = {Quote(login)}\n" : "");
        }

        return text.ToString();
    }

    // A path that begins with the API's version names a project within a registry; containerd would append the version once more.
    private static bool HasOwnPath(Uri server) => server.AbsolutePath.StartsWith("/v2/", StringComparison.Ordinal) && server.AbsolutePath.Length > 4;

    private static string Written(Uri server) => server.ToString().TrimEnd('/');

    // None of the texts can hold a quotation mark or a backslash: their forms are checked as they are read.
    private static string Quote(string text) => $"\"{text}\"";
}

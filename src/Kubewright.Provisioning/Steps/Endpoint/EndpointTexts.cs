using System.Text.RegularExpressions;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>The ConfigMaps that kubeadm writes the endpoint into, and how they name another one.</summary>
internal static partial class EndpointTexts
{
    public static readonly (string Space, string Name, string Key) Kubeadm = ("kube-system", "kubeadm-config", "ClusterConfiguration");
    public static readonly (string Space, string Name, string Key) Discovery = ("kube-public", "cluster-info", "kubeconfig");
    public static readonly (string Space, string Name, string Key) Proxy = ("kube-system", "kube-proxy", "kubeconfig.conf");

    /// <summary>The ConfigMaps' names, with their namespaces.</summary>
    public static readonly IReadOnlyList<string> OfKubeadm = [.. new[] { Kubeadm, Discovery, Proxy }.Select(at => $"{at.Space}/{at.Name}")];

    /// <summary>What lies under a key; null where it is not there.</summary>
    public static string? Find(IEnumerable<ConfigMapText> maps, (string Space, string Name, string Key) at) =>
        maps.FirstOrDefault(map => map.Namespace == at.Space && map.Name == at.Name)?.Data.GetValueOrDefault(at.Key);

    /// <summary>A kubeconfig with another server.</summary>
    public static string WithServer(string kubeconfig, string server) => Server().Replace(kubeconfig, $"${{1}}{server}");

    /// <summary>kubeadm's ClusterConfiguration with another endpoint; the text itself where it says so already. Null where it is not YAML.</summary>
    public static string? WithEndpoint(string configuration, string endpoint, IEnumerable<string> added, IEnumerable<string> dropped)
    {
        if (YamlMap.TryParse(configuration) is not { } map)
        {
            return null;
        }

        var names = ((map["apiServer"] as YamlMap)?["certSANs"] as IEnumerable<object?> ?? []).Select(name => $"{name}")
            .Concat(added).Except(dropped, StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.OrdinalIgnoreCase);
        var wanted = map.With(YamlMap.Of(("controlPlaneEndpoint", endpoint), ("apiServer", YamlMap.Of(("certSANs", names.ToList<object?>())))));
        return YamlText.Write(wanted) == YamlText.Write(map) ? configuration : YamlText.Write(wanted)[ConfigHeader.Comment.Length..];
    }

    [GeneratedRegex(@"^(\s*server:[ ]*)\S+", RegexOptions.Multiline)]
    private static partial Regex Server();
}

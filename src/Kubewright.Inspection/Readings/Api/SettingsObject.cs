using System.Text.Json;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings.Api;

/// <summary>Reads the ConfigMaps in which a cluster keeps how it was made.</summary>
public static class SettingsObject
{
    /// <summary>kubeadm's ClusterConfiguration.</summary>
    public static ClusterReadings Kubeadm(JsonElement map, EvidenceItem item)
    {
        if (map.Text("data", "ClusterConfiguration") is not { } text || YamlMap.TryParse(text) is not { } config)
        {
            return ClusterReadings.Empty;
        }

        IReadOnlyList<Sighted<string>> One(string name, object? value) => value is null or "" ? [] : [new($"{value}", item.Proves($"{name}: {value}"))];
        IReadOnlyList<Sighted<IReadOnlyList<string>>> Many(string name, object? value) =>
            value is IEnumerable<object?> list ? [new([.. list.Select(entry => $"{entry}")], item.Proves($"{name}: {string.Join(", ", list)}"))] : [];
        var (network, etcd) = (config["networking"] as YamlMap, config["etcd"] as YamlMap);
        return new ClusterReadings
        {
            Covered = new HashSet<Coverage> { Coverage.KubeadmConfiguration },
            Settings = new ClusterSettingsReading
            {
                ConfiguredVersions = One("kubernetesVersion", config["kubernetesVersion"]),
                ClusterNames = One("clusterName", config["clusterName"]),
                PodCidrs = One("podSubnet", network?["podSubnet"]),
                ServiceCidrs = One("serviceSubnet", network?["serviceSubnet"]),
                DnsDomains = One("dnsDomain", network?["dnsDomain"]),
                ImageRepositories = One("imageRepository", config["imageRepository"]),
                CertificateNames = Many("certSANs", (config["apiServer"] as YamlMap)?["certSANs"]),
                ExternalEtcd = Many("endpoints", (etcd?["external"] as YamlMap)?["endpoints"]),
                InstallerMarks = [new("kubeadm-config", item.Proves("ConfigMap kube-system/kubeadm-config"))],
            },
            Endpoints = config["controlPlaneEndpoint"] is string { Length: > 0 } endpoint
                ? [Endpoint($"https://{endpoint}", EndpointUser.KubeadmConfiguration, item, $"controlPlaneEndpoint: {endpoint}")]
                : [],
        };
    }

    /// <summary>kube-proxy's configuration and kubeconfig.</summary>
    public static ClusterReadings Proxy(JsonElement map, EvidenceItem item)
    {
        var config = map.Text("data", "config.conf") is { } text ? YamlMap.TryParse(text) : null;
        return new ClusterReadings
        {
            Settings = new ClusterSettingsReading
            {
                ProxyModes = config is null ? [] : [new($"{config["mode"]}", item.Proves($"mode: \"{config["mode"]}\""))],
                PodCidrs = config?["clusterCIDR"] is string { Length: > 0 } cidr ? [new(cidr, item.Proves($"clusterCIDR: {cidr}"))] : [],
            },
            Endpoints = Server(map.Text("data", "kubeconfig.conf")) is { } server ? [Endpoint(server, EndpointUser.Proxy, item, $"server: {server}")] : [],
        };
    }

    /// <summary>cluster-info, by which nodes join.</summary>
    public static ClusterReadings Joiners(JsonElement map, EvidenceItem item) =>
        Server(map.Text("data", "kubeconfig")) is { } server ? new ClusterReadings { Endpoints = [Endpoint(server, EndpointUser.Joiners, item, $"server: {server}")] } : ClusterReadings.Empty;

    private static EndpointReading Endpoint(string server, EndpointUser user, EvidenceItem item, string line) => new() { Server = server, User = user, Proofs = [item.Proves(line)] };

    private static string? Server(string? kubeconfig) => kubeconfig is not null && YamlMap.TryParse(kubeconfig)?["clusters"] is IEnumerable<object?> clusters
        ? clusters.OfType<YamlMap>().Select(entry => (entry["cluster"] as YamlMap)?["server"] as string).FirstOrDefault()
        : null;
}

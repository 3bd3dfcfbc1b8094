using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

/// <summary>
/// The keys of kubeadm's objects, and the versions of its API that have them. Source: the API reference's pages of v1beta2, v1beta3 and v1beta4 and their lists of
/// changes. What is below a key that is not taken apart here is anybody's.
/// </summary>
internal static class KubeadmSchema
{
    private const int Newest = 4;

    private static readonly (string Kind, string Keys, int From, int To)[] Table =
    [
        ("InitConfiguration", "bootstrapTokens nodeRegistration localAPIEndpoint localAPIEndpoint.advertiseAddress localAPIEndpoint.bindPort certificateKey", 2, Newest),
        ("InitConfiguration", "skipPhases patches patches.directory", 3, Newest),
        ("InitConfiguration", "dryRun timeouts", 4, Newest),
        ("JoinConfiguration", "nodeRegistration caCertPath discovery discovery.bootstrapToken discovery.file discovery.tlsBootstrapToken controlPlane controlPlane.localAPIEndpoint controlPlane.certificateKey", 2, Newest),
        ("JoinConfiguration", "controlPlane.localAPIEndpoint.advertiseAddress controlPlane.localAPIEndpoint.bindPort", 2, Newest),
        ("JoinConfiguration", "discovery.bootstrapToken.token discovery.bootstrapToken.apiServerEndpoint discovery.bootstrapToken.caCertHashes discovery.bootstrapToken.unsafeSkipCAVerification", 2, Newest),
        ("JoinConfiguration", "discovery.timeout", 2, 3),
        ("JoinConfiguration", "skipPhases patches patches.directory", 3, Newest),
        ("JoinConfiguration", "dryRun timeouts", 4, Newest),
        ("*Registration", "nodeRegistration.name nodeRegistration.criSocket nodeRegistration.taints nodeRegistration.kubeletExtraArgs nodeRegistration.ignorePreflightErrors", 2, Newest),
        ("*Registration", "nodeRegistration.imagePullPolicy", 3, Newest),
        ("*Registration", "nodeRegistration.imagePullSerial", 4, Newest),
        ("*Registration", "timeouts.controlPlaneComponentHealthCheck timeouts.kubeletHealthCheck timeouts.kubernetesAPICall timeouts.etcdAPICall timeouts.tlsBootstrap timeouts.discovery timeouts.upgradeManifests", 4, Newest),
        ("ClusterConfiguration", "etcd networking networking.serviceSubnet networking.podSubnet networking.dnsDomain kubernetesVersion controlPlaneEndpoint apiServer controllerManager scheduler", 2, Newest),
        ("ClusterConfiguration", "dns dns.imageRepository dns.imageTag certificatesDir imageRepository featureGates clusterName apiServer.certSANs", 2, Newest),
        ("ClusterConfiguration", "apiServer.extraArgs apiServer.extraVolumes controllerManager.extraArgs controllerManager.extraVolumes scheduler.extraArgs scheduler.extraVolumes", 2, Newest),
        ("ClusterConfiguration", "etcd.local etcd.local.dataDir etcd.local.extraArgs etcd.local.serverCertSANs etcd.local.peerCertSANs etcd.local.imageRepository etcd.local.imageTag", 2, Newest),
        ("ClusterConfiguration", "etcd.external etcd.external.endpoints etcd.external.caFile etcd.external.certFile etcd.external.keyFile", 2, Newest),
        ("ClusterConfiguration", "useHyperKubeImage dns.type", 2, 2),
        ("ClusterConfiguration", "apiServer.timeoutForControlPlane", 2, 3),
        ("ClusterConfiguration", "proxy proxy.disabled dns.disabled encryptionAlgorithm certificateValidityPeriod caCertificateValidityPeriod etcd.external.httpEndpoints", 4, Newest),
        ("ClusterConfiguration", "apiServer.extraEnvs controllerManager.extraEnvs scheduler.extraEnvs etcd.local.extraEnvs", 4, Newest),
    ];

    /// <summary>Kinds whose keys are known.</summary>
    public static bool Has(string kind) => kind is "InitConfiguration" or "JoinConfiguration" or "ClusterConfiguration";

    /// <summary>The number of an API's version that is known: 4 of <c>v1beta4</c>; null for any other.</summary>
    public static int? NumberOf(string api) => api switch { "v1beta2" => 2, "v1beta3" => 3, "v1beta4" => 4, _ => null };

    /// <summary>The versions that have a key; null where none has.</summary>
    public static (int From, int To)? Versions(string kind, string path) =>
        Rows(kind).Where(row => row.Keys.Split(' ').Contains(path)).Select(row => ((int, int)?)(row.From, row.To)).FirstOrDefault();

    /// <summary>Keys of a version beside a path: of the same map.</summary>
    public static IEnumerable<string> Beside(string kind, string path, int version)
    {
        var parent = Parent(path);
        return Rows(kind).Where(row => row.From <= version && version <= row.To).SelectMany(row => row.Keys.Split(' ')).Where(key => Parent(key) == parent).Select(key => key[(key.LastIndexOf('.') + 1)..]);
    }

    /// <summary>All keys of an object as far as they are known by name, with their paths and the maps they are in.</summary>
    public static IEnumerable<(string Path, YamlMapping Map, YamlEntry Entry)> Keys(YamlMapping document) =>
        Walk(KubeadmFile.KindOf(document), "", document).Where(key => key.Path is not ("apiVersion" or "kind" or "metadata"));

    private static IEnumerable<(string Path, YamlMapping Map, YamlEntry Entry)> Walk(string kind, string prefix, YamlMapping map) => map.Entries.SelectMany(entry =>
    {
        var path = prefix + entry.Key;
        var inner = entry.Value is YamlMapping below && Rows(kind).Any(row => row.Keys.Split(' ').Any(key => key.StartsWith(path + ".", StringComparison.Ordinal))) ? Walk(kind, path + ".", below) : [];
        return inner.Prepend((path, map, entry));
    });

    private static IEnumerable<(string Kind, string Keys, int From, int To)> Rows(string kind) =>
        Table.Where(row => row.Kind == kind || (row.Kind == "*Registration" && kind is "InitConfiguration" or "JoinConfiguration" && row.Kind[0] == '*'));

    private static string Parent(string path) => path.LastIndexOf('.') is var dot && dot < 0 ? "" : path[..dot];
}

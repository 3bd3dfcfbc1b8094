using System.Net;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// kubeadm's configuration file, in the API version that the cluster's Kubernetes version speaks. It holds secrets: mode 0600, removed after use.
/// </summary>
internal static class KubeadmConfig
{
    /// <summary>The port of every API server. The endpoint's own is another matter.</summary>
    public const int ApiServerPort = 6443;

    /// <summary>containerd's socket. The form with a scheme is understood by every version from 1.20 on; plain paths are deprecated.</summary>
    public const string CriSocket = "unix:///run/containerd/containerd.sock";

    /// <summary>How the description of every run's token begins.</summary>
    public const string TokenDescription = "kubewright run";

    // Slow machines need longer than kubeadm's four minutes, and a hopeless init is seen and ended by us long before.
    private const string HealthTimeout = "5m0s";
    private const string DiscoveryTimeout = "5m0s";

    // The lifetime that kubeadm gives the uploaded certificates; the token has no use without them. Both are revoked at the end of the run.
    private const string TokenLifetime = "2h0m0s";

    /// <summary>Where a control plane's own API server listens: address and port.</summary>
    public static IPEndPoint ApiServerOf(Host controlPlane) => new(controlPlane.Address, ApiServerPort);

    /// <summary>For <c>kubeadm init</c> on the first control plane.</summary>
    /// <param name="endpoint">What the cluster is to call its endpoint until it is moved, with the port; null where that is the endpoint itself.</param>
    public static string ForInit(ClusterSpec spec, Host host, JoinCredentials credentials, string? endpoint = null) =>
        YamlText.Write(
            Init(spec, host, credentials),
            endpoint is null ? Cluster(spec) : Cluster(spec).With(YamlMap.Of(("controlPlaneEndpoint", endpoint))),
            KubeletConfig.Document(spec),
            KubeProxy(spec));

    /// <summary>For <c>kubeadm join</c> of every further host.</summary>
    /// <param name="caCertHash">The pinned certificate authority: <c>sha256:</c> and the hash of its public key.</param>
    /// <param name="leader">The control plane to discover the cluster at instead of the endpoint. What kubeadm writes names the endpoint in any case.</param>
    public static string ForJoin(ClusterSpec spec, Host host, JoinCredentials credentials, string caCertHash, Host? leader = null) =>
        YamlText.Write(Join(spec, host, credentials, caCertHash, leader));

    /// <summary>For <c>kubeadm init phase certs</c> on a control plane that stands: nothing secret.</summary>
    /// <param name="names">What the API server's certificate is to cover besides what kubeadm adds.</param>
    /// <param name="folder">Where the authority lies, and the certificate goes.</param>
    public static string ForCertificate(ClusterSpec spec, Host host, IEnumerable<string> names, string folder)
    {
        var api = KubeadmApi.Of(spec.KubernetesVersion);
        return YamlText.Write(
            api.Document("InitConfiguration", ("nodeRegistration", YamlMap.Of(("name", host.Name.ToString()), ("criSocket", CriSocket))), ("localAPIEndpoint", LocalEndpoint(host))),
            Cluster(spec).With(YamlMap.Of(("apiServer", YamlMap.Of(("certSANs", names.ToList<object?>()))), ("certificatesDir", folder))));
    }

    /// <summary>Arguments of <c>kubeadm init</c> for the phases to skip where the configuration API has no field for them; otherwise none.</summary>
    public static IReadOnlyList<string> SkipPhasesArguments(ClusterSpec spec) =>
        spec.Kubeadm.SkipPhases.Count == 0 || KubeadmApi.Of(spec.KubernetesVersion).HasSkipPhases
            ? []
            : ["--skip-phases=" + string.Join(',', spec.Kubeadm.SkipPhases)];

    /// <summary>Every name and address under which a client may reach an API server, for its certificate.</summary>
    public static IReadOnlyList<string> CertificateNames(ClusterSpec spec) =>
    [
        .. new[] { spec.Endpoint.Kind == EndpointKind.Single ? null : spec.EndpointAddress.ToString(), spec.Endpoint.Name }
            .OfType<string>()
            .Concat(spec.ControlPlanes.SelectMany(host => new[] { host.Address.ToString(), host.Name.ToString() }))
            .Concat(spec.Kubeadm.ExtraSans)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static YamlMap Init(ClusterSpec spec, Host host, JoinCredentials credentials)
    {
        var api = KubeadmApi.Of(spec.KubernetesVersion);
        return api.Document(
            "InitConfiguration",
            ("bootstrapTokens", new object?[] { BootstrapToken(credentials) }),
            ("certificateKey", credentials.CertificateKey.Reveal()),
            ("nodeRegistration", NodeRegistration(spec, host, api)),
            ("localAPIEndpoint", LocalEndpoint(host)),
            ("skipPhases", api.HasSkipPhases && spec.Kubeadm.SkipPhases.Count > 0 ? spec.Kubeadm.SkipPhases : null),
            ("timeouts", Timeouts(api)));
    }

    private static YamlMap Join(ClusterSpec spec, Host host, JoinCredentials credentials, string caCertHash, Host? leader)
    {
        var api = KubeadmApi.Of(spec.KubernetesVersion);
        return api.Document(
            "JoinConfiguration",
            ("discovery", Discovery(spec, credentials, caCertHash, leader, api)),
            ("nodeRegistration", NodeRegistration(spec, host, api)),
            ("controlPlane", host.Is(HostRole.ControlPlane)
                ? YamlMap.Of(("localAPIEndpoint", LocalEndpoint(host)), ("certificateKey", credentials.CertificateKey.Reveal()))
                : null),
            ("timeouts", Timeouts(api)));
    }

    private static YamlMap Cluster(ClusterSpec spec)
    {
        var api = KubeadmApi.Of(spec.KubernetesVersion);
        return api.Document(
            "ClusterConfiguration",
            ("clusterName", spec.Name),
            ("kubernetesVersion", spec.KubernetesVersion.ToString()),
            ("controlPlaneEndpoint", spec.ControlPlaneEndpoint),
            ("imageRepository", spec.Artifacts.ImageRepository),
            ("networking", YamlMap.Of(
                ("dnsDomain", spec.Networking.DnsDomain),
                ("podSubnet", spec.Networking.PodCidr.ToString()),
                ("serviceSubnet", spec.Networking.ServiceCidr.ToString()))),
            ("etcd", ExternalEtcd(spec)),
            ("apiServer", YamlMap.Of(
                ("certSANs", CertificateNames(spec)),
                ("extraArgs", EventsElsewhere(spec, api)),
                ("timeoutForControlPlane", api.HasTimeouts ? null : HealthTimeout))),
            ("controllerManager", ControllerManager(spec, api)))
            .With(spec.Kubeadm.ClusterConfiguration, "extraArgs");
    }

    private static YamlMap? ExternalEtcd(ClusterSpec spec) => spec.IsEtcdExternal
        ? YamlMap.Of(("external", YamlMap.Of(
            ("endpoints", EtcdServers(spec, EtcdInstance.Main)),
            ("caFile", EtcdIdentity.Client.AuthorityPath),
            ("certFile", EtcdIdentity.Client.CertificatePath),
            ("keyFile", EtcdIdentity.Client.KeyPath))))
        : null;

    // One group's resource, and servers separated by semicolons: the form of the API server's flag.
    private static object? EventsElsewhere(ClusterSpec spec, KubeadmApi api) => spec.EtcdInstances.Contains(EtcdInstance.Events)
        ? api.Arguments(("etcd-servers-overrides", $"/events#{string.Join(';', EtcdServers(spec, EtcdInstance.Events))}"))
        : null;

    private static List<string> EtcdServers(ClusterSpec spec, EtcdInstance instance) =>
        [.. spec.EtcdHosts.Select(host => $"https://{new IPEndPoint(host.Address, instance.ClientPort)}")];

    // The built-in network has given the nodes their shares before they join; a second allocator would name others.
    private static YamlMap? ControllerManager(ClusterSpec spec, KubeadmApi api) => spec.Networking.Cni == CniKind.Bridge
        ? YamlMap.Of(("extraArgs", api.Arguments(("allocate-node-cidrs", "false"))))
        : null;

    private static YamlMap KubeProxy(ClusterSpec spec) =>
        YamlMap.Of(
            ("apiVersion", "kubeproxy.config.k8s.io/v1alpha1"),
            ("kind", "KubeProxyConfiguration"),
            ("clusterCIDR", spec.Networking.PodCidr.ToString()))
            .With(spec.Kubeadm.KubeProxyConfiguration);

    private static YamlMap BootstrapToken(JoinCredentials credentials) => YamlMap.Of(
        ("token", credentials.Token.Reveal()),
        ("description", $"{TokenDescription} {credentials.RunId}"),
        ("ttl", TokenLifetime),
        ("usages", new object?[] { "signing", "authentication" }),
        ("groups", new object?[] { "system:bootstrappers:kubeadm:default-node-token" }));

    private static YamlMap Discovery(ClusterSpec spec, JoinCredentials credentials, string caCertHash, Host? leader, KubeadmApi api) => YamlMap.Of(
        ("bootstrapToken", YamlMap.Of(
            ("apiServerEndpoint", leader is null ? spec.ControlPlaneEndpoint : ApiServerOf(leader).ToString()),
            ("token", credentials.Token.Reveal()),
            ("caCertHashes", new object?[] { caCertHash }))),
        ("tlsBootstrapToken", credentials.Token.Reveal()),
        ("timeout", api.HasTimeouts ? null : DiscoveryTimeout));

    private static YamlMap NodeRegistration(ClusterSpec spec, Host host, KubeadmApi api) => YamlMap.Of(
        ("name", host.Name.ToString()),
        ("criSocket", CriSocket),
        ("kubeletExtraArgs", api.Arguments(("node-ip", host.Address.ToString()))),

        ("taints", Taints(host)),
        ("ignorePreflightErrors", spec.Kubeadm.IgnorePreflightErrors.Count > 0 ? spec.Kubeadm.IgnorePreflightErrors : null));

    // With its first breath, so that no pod comes before the taint does. An empty list means no taint; without the field kubeadm keeps workloads off control planes.
    private static IReadOnlyList<object?>? Taints(Host host) => host.Is(HostRole.Worker) && (host.Taints.Count > 0 || host.Is(HostRole.ControlPlane))
        ? [.. host.Taints.Select(taint => YamlMap.Of(("key", taint.Key), ("value", taint.Value), ("effect", taint.Effect.ToString())))]
        : null;

    private static YamlMap LocalEndpoint(Host host) => YamlMap.Of(("advertiseAddress", host.Address.ToString()), ("bindPort", (long)ApiServerPort));

    private static YamlMap? Timeouts(KubeadmApi api) => api.HasTimeouts
        ? YamlMap.Of(("controlPlaneComponentHealthCheck", HealthTimeout), ("discovery", DiscoveryTimeout))
        : null;
}

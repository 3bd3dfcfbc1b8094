using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// The static pod of kube-vip, /etc/kubernetes/manifests/kube-vip.yaml: which control plane holds the endpoint's address.
/// <para>
/// kube-vip asks the API server of its own host, by that host's address, which is in the server's certificate: through the endpoint it would wait for the address
/// that it is to bind. <c>kubernetes_addr</c> says so since 0.9. Older versions ask a host named <c>kubernetes</c>; that name comes from a file of hosts that is
/// mounted, because hostAliases of static pods are lost in some patch releases of Kubernetes 1.28 to 1.30.
/// </para>
/// <para>
/// The kubeconfig is mounted as a <c>File</c>: while it is not there, the kubelet tries again. Any other type makes an empty file or a folder in its place, which
/// kubeadm then takes for the administrator's kubeconfig.
/// </para>
/// </summary>
internal static class KubeVipManifest
{
    public const string Path = KubeVipState.ManifestPath;

    public const string Mode = "0600";

    /// <summary>Gives versions before 0.9 the name that they ask for.</summary>
    public const string HostsPath = "/etc/kubernetes/kube-vip.hosts";

    public const string AdminKubeconfig = "/etc/kubernetes/admin.conf";

    public const string Hosts = ConfigHeader.Comment + "127.0.0.1 localhost kubernetes\n::1 localhost\n";

    public static bool NeedsHosts(KubeVipSpec kubeVip) => kubeVip.Version < new Version(0, 9);

    /// <summary>Whether the manifest holds a password.</summary>
    public static bool IsSecret(KubeVipSpec kubeVip) => kubeVip.Bgp?.Peers.Any(peer => peer.Password is not null) ?? false;

    /// <summary>
    /// The kubeconfig of the first control plane while it is initialised. Since 1.29 the administrator's has no rights until init has bound its role, which needs the
    /// endpoint; the super administrator's has them from the start.
    /// </summary>
    public static string KubeconfigDuringInit(KubernetesVersion version) => version.IsAtLeast(1, 29) ? KubeVipState.SuperAdminKubeconfig : AdminKubeconfig;

    /// <param name="host">One of the control planes.</param>
    /// <param name="interfaceName">The interface that is to have the address.</param>
    /// <param name="kubeconfig">By which it asks the API server.</param>
    public static string Write(ClusterSpec spec, Host host, string interfaceName, string kubeconfig)
    {
        var kubeVip = spec.Endpoint.KubeVip!;
        var needsHosts = NeedsHosts(kubeVip);
        return YamlText.Write(YamlMap.Of(
            ("apiVersion", "v1"),
            ("kind", "Pod"),
            ("metadata", YamlMap.Of(
                ("name", "kube-vip"),
                ("namespace", "kube-system"),
                ("labels", YamlMap.Of(("component", "kube-vip"), ("tier", "control-plane"))))),
            ("spec", YamlMap.Of(
                ("containers", new object?[]
                {
                    YamlMap.Of(
                        ("name", "kube-vip"),
                        ("image", kubeVip.Reference),
                        ("imagePullPolicy", "IfNotPresent"),
                        ("args", new object?[] { "manager" }),
                        ("env", Environment(spec, host, interfaceName)),
                        ("securityContext", YamlMap.Of(("capabilities", YamlMap.Of(("add", new object?[] { "NET_ADMIN", "NET_RAW" }))))),
                        ("volumeMounts", Both(Mount("kubeconfig", AdminKubeconfig), needsHosts ? Mount("hosts", "/etc/hosts") : null))),
                }),
                ("hostNetwork", true),
                ("priorityClassName", "system-node-critical"),
                ("volumes", Both(Volume("kubeconfig", kubeconfig), needsHosts ? Volume("hosts", HostsPath) : null))))));
    }

    // https://kube-vip.io/docs/installation/flags/, and pkg/kubevip/config_envvar.go of the versions.
    private static object?[] Environment(ClusterSpec spec, Host host, string interfaceName)
    {
        var kubeVip = spec.Endpoint.KubeVip!;
        var prefix = spec.EndpointAddress.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;
        return
        [
            Variable("address", spec.EndpointAddress),
            Variable("port", KubeadmConfig.ApiServerPort),
            Variable("vip_interface", interfaceName),
            Variable(kubeVip.Version < new Version(0, 9) ? "vip_cidr" : "vip_subnet", prefix),
            Variable("vip_arp", Word(kubeVip.Mode == KubeVipMode.Arp)),
            Variable("cp_enable", Word(true)),
            Variable("cp_namespace", "kube-system"),
            Variable("svc_enable", Word(false)),
            Variable("lb_enable", Word(false)),
            Variable("kubernetes_addr", $"https://{new IPEndPoint(host.Address, KubeadmConfig.ApiServerPort)}"),
            YamlMap.Of(("name", "vip_nodename"), ("valueFrom", YamlMap.Of(("fieldRef", YamlMap.Of(("fieldPath", "spec.nodeName")))))),
            Variable("vip_leaderelection", Word(true)),
            Variable("vip_leasename", "plndr-cp-lock"),
            Variable("vip_leaseduration", kubeVip.LeaseDuration),
            Variable("vip_renewdeadline", kubeVip.RenewDeadline),
            Variable("vip_retryperiod", kubeVip.RetryPeriod),
            .. kubeVip.Bgp is { } bgp ? Bgp(bgp, host) : [],
            Variable("prometheus_server", "127.0.0.1:2112"),
        ];
    }

    private static IEnumerable<YamlMap> Bgp(BgpSpec bgp, Host host) =>
    [
        Variable("bgp_enable", Word(true)),
        Variable("bgp_routerid", host.Address),
        Variable("bgp_as", bgp.LocalAs),
        Variable("bgp_peers", string.Join(',', bgp.Peers.Select(peer => $"{peer.Address}:{peer.As}:{peer.Password?.Reveal()}:{Word(peer.Multihop)}"))),
    ];

    private static YamlMap Variable(string name, object value) => YamlMap.Of(("name", name), ("value", string.Create(CultureInfo.InvariantCulture, $"{value}")));

    private static string Word(bool flag) => flag ? "true" : "false";

    private static object?[] Both(YamlMap first, YamlMap? second) => second is null ? [first] : [first, second];

    private static YamlMap Mount(string volume, string path) => YamlMap.Of(("name", volume), ("mountPath", path), ("readOnly", true));

    private static YamlMap Volume(string name, string path) => YamlMap.Of(("name", name), ("hostPath", YamlMap.Of(("path", path), ("type", "File"))));
}

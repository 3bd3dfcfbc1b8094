using Kubewright.Inspection.Probes.Endpoint;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class EndpointRecordings
{
    private const string Certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBvDCCAWOgAwIBAgIUIsIl1nmdw3zQiG8ehscNheo5gEIwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOa3ViZS1hcGlzZXJ2ZXIwHhcNMjYxMTIxMTYwODM3WhcNMzYx
        MTE4MTYwODM3WjAZMRcwFQYDVQQDDA5rdWJlLWFwaXNlcnZlcjBZMBMGByqGSM49
        AgEGCCqGSM49AwEHA0IABHTg/OGgPQXMU+WpyNdsiwNLaYXSiqS/Xs7FCtVjp/2k
        RyuShwf93sXeYdY6dCXg4e3W7w8Z06HFaJVQV6fKGVWjgYgwgYUwHQYDVR0OBBYE
        FMk+yfv684AcVMXQRXiFH5WCnCauMB8GA1UdIwQYMBaAFMk+yfv684AcVMXQRXiF
        H5WCnCauMA8GA1UdEwEB/wQFMAMBAf8wMgYDVR0RBCswKYIDY3AxghZrdWJlcm5l
        dGVzLmRlZmF1bHQuc3ZjhwQKYAABhwTAqAILMAoGCCqGSM49BAMCA0cAMEQCIBbR
        ju4EqWlxwWnQke3E+Qu//4Zupp7wzs/+IA/7Rt1lAiB1hqa4SNUXpWPsTQ9H8nGK
        ecDA/fF/vk5e/MAxAdd3lA==
        -----END CERTIFICATE-----

        """;

    private const string ConfigMaps = """
        {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
          {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kubeadm-config", "namespace": "kube-system"}, "data": {"ClusterConfiguration": "controlPlaneEndpoint: 192.168.2.11:6443\n"}},
          {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "empty", "namespace": "kube-system"}}
        ]}
        {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
          {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "cluster-info", "namespace": "kube-public"}, "data": {"kubeconfig": "clusters: []\n"}}
        ]}

        """;

    private static readonly ServedNames Served = new("192.168.2.10 k8s-api.example.internal");
    private static readonly FilesNaming Naming = new("https://192.168.2.11:6443");
    private static readonly ClientConnections Clients = new("192.168.2.11", 6443);

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known(
            "a control plane",
            new ClusterKubeconfigs(),
            "/etc/kubernetes/kubelet.conf https://192.168.2.11:6443\n/etc/kubernetes/scheduler.conf https://192.168.2.12:6443\nasked\n",
            [new KubeconfigFile("/etc/kubernetes/kubelet.conf", "https://192.168.2.11:6443"), new KubeconfigFile("/etc/kubernetes/scheduler.conf", "https://192.168.2.12:6443")]),
        Recording.Known("no node", new ClusterKubeconfigs(), "asked\n", []),
        Recording.Unknown("cut off", new ClusterKubeconfigs(), "/etc/kubernetes/kubelet.conf https://192.168.2.11:6443\n"),
        Recording.Unknown("no shell", new ClusterKubeconfigs(), "", 127, "sh: not found\n"),

        Recording.Known("covers the name only", Served, "k8s-api.example.internal\nasked\n", (IReadOnlyList<string>)["k8s-api.example.internal"]),
        Recording.Known("covers nothing of it", Served, "asked\n", (IReadOnlyList<string>)[]),
        Recording.Known("does not answer", Served, "silent\nsilent\nasked\n", null),
        Recording.Unknown("cut off", Served, "192.168.2.10\n"),
        Recording.Unknown("no authority", Served, "", 1, "there is no /etc/kubernetes/pki/ca.crt\n", "ca.crt"),

        Recording.Known("of openssl", new CertificateNames(), Certificate, (IReadOnlyList<string>)["cp1", "kubernetes.default.svc", "10.96.0.1", "192.168.2.11"]),
        Recording.Known("a worker", new CertificateNames(), "absent\n", null),
        Recording.Unknown("cut off", new CertificateNames(), Certificate[..200], why: "is not a certificate"),
        Recording.Unknown("unreadable", new CertificateNames(), "", 1, "cat: Input/output error\n"),

        Recording.Known("kubeadm's", new ClusterConfigMaps(), ConfigMaps, (IReadOnlyList<ConfigMapText>)
        [
            new ConfigMapText("kube-system", "kubeadm-config", new Dictionary<string, string> { ["ClusterConfiguration"] = "controlPlaneEndpoint: 192.168.2.11:6443\n" }),
            new ConfigMapText("kube-system", "empty", new Dictionary<string, string>()),
            new ConfigMapText("kube-public", "cluster-info", new Dictionary<string, string> { ["kubeconfig"] = "clusters: []\n" }),
        ]),
        Recording.Known("no cluster yet", new ClusterConfigMaps(), "absent\n", null),
        Recording.Unknown("cut off", new ClusterConfigMaps(), ConfigMaps[..200]),
        Recording.Unknown("no API", new ClusterConfigMaps(), "", 1, "Unable to connect to the server\n", "the API does not answer"),

        Recording.Known(
            "under way",
            new ProxyRollout(),
            """{"metadata": {"generation": 2}, "spec": {"template": {"metadata": {"annotations": {"kubewright.io/endpoint": "https://a:1"}}}}, "status": {"observedGeneration": 2, "desiredNumberScheduled": 4, "updatedNumberScheduled": 2, "numberAvailable": 3}}""",
            new RolloutState(true, "https://a:1", 4, 2)),
        Recording.Known(
            "not seen by its controller yet",
            new ProxyRollout(),
            """{"metadata": {"generation": 3}, "spec": {"template": {"metadata": {}}}, "status": {"observedGeneration": 2, "desiredNumberScheduled": 4, "updatedNumberScheduled": 4, "numberAvailable": 4}}""",
            new RolloutState(true, null, 4, 0)),
        Recording.Known("replaced by the network", new ProxyRollout(), "\n", new RolloutState(false, null, 0, 0)),
        Recording.Known("no cluster yet", new ProxyRollout(), "absent\n", null),
        Recording.Unknown("cut off", new ProxyRollout(), """{"metadata": {"generation": 3}, """),
        Recording.Unknown("no API", new ProxyRollout(), "", 1, "Unable to connect to the server\n", "the API does not answer"),

        Recording.Known(
            "kubelet and another",
            Clients,
            "0      0      192.168.2.12:41234 192.168.2.11:6443 users:((\"kubelet\",pid=812,fd=12))\n0      0      192.168.2.12:41236 192.168.2.11:6443\nasked\n",
            (IReadOnlyList<string>)["kubelet", "a program without a name"]),
        Recording.Known("nobody", Clients, "asked\n", (IReadOnlyList<string>)[]),
        Recording.Unknown("cut off", Clients, "0      0      192.168.2.12:41234 192.168.2.11:6443\n"),
        Recording.Unknown("without iproute", Clients, "", 1, "ss is not installed\n", "not installed"),

        Recording.Known(
            "the scheduler is older than its file",
            new ComponentStarts(),
            "kube-apiserver fresh\nkube-scheduler stale\nasked\n",
            (IReadOnlyDictionary<string, bool>)new Dictionary<string, bool> { ["kube-apiserver"] = true, ["kube-scheduler"] = false }),
        Recording.Known("a worker", new ComponentStarts(), "asked\n", (IReadOnlyDictionary<string, bool>)new Dictionary<string, bool>()),
        Recording.Unknown("cut off", new ComponentStarts(), "kube-apiserver fresh\n"),
        Recording.Unknown("no shell", new ComponentStarts(), "", 127, "sh: not found\n"),

        Recording.Known("well", new KubeletState(), "ok\nasked\n", "ok"),
        Recording.Known("down", new KubeletState(), "curl: (7) Failed to connect to 127.0.0.1 port 10248\n\nasked\n", "curl: (7) Failed to connect to 127.0.0.1 port 10248"),
        Recording.Unknown("cut off", new KubeletState(), "ok\n"),
        Recording.Unknown("no shell", new KubeletState(), "", 127, "sh: not found\n"),

        Recording.Known("a backup of root's", Naming, "/root/.kube/old\nasked\n", (IReadOnlyList<string>)["/root/.kube/old"]),
        Recording.Known("none", Naming, "asked\n", (IReadOnlyList<string>)[]),
        Recording.Unknown("cut off", Naming, "/root/.kube/old\n"),
        Recording.Unknown("no shell", Naming, "", 127, "sh: not found\n"),
    ];
}

using System.Security.Cryptography.X509Certificates;
using Kubewright.Inspection.Probes.Survey;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class SurveyRecordings
{
    // Of a lab cluster's API server; nothing of it is secret.
    internal const string Certificate = """
        file /etc/kubernetes/pki/apiserver.crt
         -----BEGIN CERTIFICATE-----
         MIIDkzCCAnugAwIBAgIIbyo2mWRTZoQwDQYJKoZIhvcNAQELBQAwFTETMBEGA1UE
         AxMKa3ViZXJuZXRlczAeFw0yNjExMjExODUxNDZaFw0yNzExMjExODUxNDZaMBkx
         FzAVBgNVBAMTDmt1YmUtYXBpc2VydmVyMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A
         MIIBCgKCAQEAyKMd2p4t/4GF7nHWMLcpdBHYi3aoYc4TgDRU/eEuhpx/xZ1seGBg
         nQ0r1NspE72JowS/NPQefti3vnguT9hEBbYyVnGFdj4mB1xoDB4uoycT2wmEM+TA
         WXc3tuyoL2j1236pn9+Qdd3RKMRYfO25KKGpX1qW+koQVAi0KGwOUSCQ5DUz3z83
         R/ePgcfrboEqRpghO7BigRkoqdwEmyphvWZj6kbTA/5fTW/RO+1TrRbCbKw+a6pS
         UGaVK2TabKl1AGGDCrhrRozT8Mz9F3NecrjjB/RtuBGZ/UJLbPBL4IS+UYgMvjLf
         YI+FGGSD8Lh1kx1rtXI/+THP1wkVVx+34wIDAQABo4HiMIHfMA4GA1UdDwEB/wQE
         AwIFoDATBgNVHSUEDDAKBggrBgEFBQcDATAfBgNVHSMEGDAWgBQjjvSe4KMP6kqq
         /H5D6n/eTQLG0TCBlgYDVR0RBIGOMIGLggNjcDGCA2NwMoIDY3AzggprdWJlcm5l
         dGVzghJrdWJlcm5ldGVzLmRlZmF1bHSCFmt1YmVybmV0ZXMuZGVmYXVsdC5zdmOC
         JGt1YmVybmV0ZXMuZGVmYXVsdC5zdmMuY2x1c3Rlci5sb2NhbIcECmAAAYcECk0B
         C4cECk0BZIcECk0BDIcECk0BDTANBgkqhkiG9w0BAQsFAAOCAQEAULGAzCRwlswy
         FmACmmLMepkaLZRJeYgJ+2ifzSz0/GgkCSkAT/qTA3UEJuzZYMJyj6gsWpDf3/4w
         5/WOXmtza/XxM3J5Dv88AAp0spDBNwhoK27UhlwHJe2G06SwXZXyLjU/b2s3lkOX
         TrlxoObnXclRPYcnZDjCJZEQ91zjEXwygfXJhVELT6xbjTbgTAHaX9AB1+UGQp+5
         WQ/NkPURuXc8xqEKOdZrMsMk1s4qhmB3SuZLhBF90LuVo7F2DldP+XQbZyCBFmJU
         KVq6YSHjnQ3lQkFpgYgTsqVI/c7jRyEZD1iZavjfT0XupSWy/Jf2JPoO9eQ8cZxg
         nm+mWWmCzA==
         -----END CERTIFICATE-----
        """;

    private const string Members =
        """members {"header":{"cluster_id":"9457607859153119226", "member_id":"9270875485894235611", "raft_term":"3"}, "members":[{"ID":"3732229591288340109", "name":"cp2", "peerURLs":["https://10.77.1.12:2380"], "clientURLs":["https://10.77.1.12:2379"]}, {"ID":"9270875485894235611", "name":"cp1", "peerURLs":["https://10.77.1.11:2380"], "clientURLs":["https://10.77.1.11:2379"]}]}""";

    private const string Status =
        """status {"header":{"cluster_id":"9457607859153119226", "member_id":"9270875485894235611", "revision":"1060", "raft_term":"3"}, "version":"3.5.16", "dbSize":"1744896", "leader":"9270875485894235611", "raftIndex":"1233"}""";

    private static readonly EtcdSeat Cp2 = new("33cb8b0a00f15e8d", "cp2", ["https://10.77.1.12:2380"], ["https://10.77.1.12:2379"]);
    private static readonly EtcdSeat Cp1 = new("80a8c4229d9a55db", "cp1", ["https://10.77.1.11:2380"], ["https://10.77.1.11:2379"]);

    public static IReadOnlyList<Recording> All { get; } = [.. OfHosts(), .. OfPods(), .. OfEtcd(), .. OfCertificates()];

    private static IEnumerable<Recording> OfHosts() =>
    [
        Recording.Known(
            "balancer and node", new ClusterUnits(),
            "containerd.service loaded active running containerd container runtime\nhaproxy.service    loaded active running HAProxy Load Balancer\nkubelet.service    loaded activating auto-restart kubelet: The Kubernetes Node Agent\ndocker.service not-found inactive dead docker.service\nasked\n",
            new Dictionary<string, string> { ["containerd"] = "active", ["haproxy"] = "active", ["kubelet"] = "activating" }),
        Recording.Known("nothing of a cluster", new ClusterUnits(), "asked\n", new Dictionary<string, string>()),
        Recording.Unknown("no systemd", new ClusterUnits(), "", 1, "System has not been booted with systemd as init system (PID 1). Can't operate.\n", "systemd"),
        Recording.Unknown("cut off", new ClusterUnits(), "containerd.service loaded active running containerd\n"),
        Recording.Known(
            "control plane", new KubernetesProcesses(),
            "    336 /usr/sbin/haproxy -Ws -f /etc/haproxy/haproxy.cfg\n    336 /usr/sbin/haproxy -Ws -f /etc/haproxy/haproxy.cfg\n    301 kube-apiserver --advertise-address=10.77.1.11 --secure-port=6443\nasked\n",
            (RunningProcess[])[new("haproxy", TimeSpan.FromSeconds(336), ["-Ws", "-f", "/etc/haproxy/haproxy.cfg"]), new("kube-apiserver", TimeSpan.FromSeconds(301), ["--advertise-address=10.77.1.11", "--secure-port=6443"])]),
        Recording.Known("nothing of a cluster", new KubernetesProcesses(), "asked\n", Array.Empty<RunningProcess>()),
        Recording.Unknown("no ps", new KubernetesProcesses(), "", 1, "ps is not installed\n", "ps is not installed"),
        Recording.Unknown("cut off", new KubernetesProcesses(), "    336 /usr/sbin/haproxy -Ws\n"),
        Recording.Known(
            "kubeadm's", new KubeletSetup(),
            "version v1.20.2\nfile /var/lib/kubelet/config.yaml\n apiVersion: kubelet.config.k8s.io/v1beta1\n cgroupDriver: systemd\n clusterDNS:\n - 10.96.0.10\n staticPodPath: /etc/kubernetes/manifests\nasked\n",
            new KubeletTraits("v1.20.2", "systemd", "/etc/kubernetes/manifests", "10.96.0.10")),
        Recording.Known("without a file", new KubeletSetup(), "version v1.31.0\nasked\n", new KubeletTraits("v1.31.0", null, null, null)),
        Recording.Known("no kubelet", new KubeletSetup(), "version none\nasked\n", (KubeletTraits?)null),
        Recording.Unknown("does not start", new KubeletSetup(), "", 1, "kubelet: cannot execute binary file\n", "cannot execute"),
        Recording.Unknown("cut off", new KubeletSetup(), "version v1.20.2\nfile /var/lib/kubelet/config.yaml\n cgroupDriver: systemd\n"),
        Recording.Known(
            "a node with a virtual address", new HostAddresses(),
            "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n2: host0    inet 10.77.1.11/24 brd 10.77.1.255 scope global host0\\       valid_lft forever\n2: host0    inet 10.77.1.100/32 scope global host0\n3: cni0    inet6 fe80::4c02:dff:fee5:b4b7/64 scope link proto kernel_ll\nasked\n",
            (HostAddress[])[new("lo", "127.0.0.1", 8), new("host0", "10.77.1.11", 24), new("host0", "10.77.1.100", 32), new("cni0", "fe80::4c02:dff:fee5:b4b7", 64)]),
        Recording.Unknown("no ip", new HostAddresses(), "", 127, "sh: ip: not found\n", "not found"),
        Recording.Unknown("cut off", new HostAddresses(), "1: lo    inet 127.0.0.1/8 scope host lo\n"),
        Recording.Known("kubewright's", new InstallerTraces(), "/var/lib/kubewright\n/var/lib/kubelet/kubeadm-flags.env\n/etc/kubernetes/admin.conf\nasked\n", (string[])["/var/lib/kubewright", "/var/lib/kubelet/kubeadm-flags.env", "/etc/kubernetes/admin.conf"]),
        Recording.Known("none", new InstallerTraces(), "asked\n", Array.Empty<string>()),
        Recording.Unknown("cut off", new InstallerTraces(), "/var/lib/kubewright\n"),
        Recording.Unknown("killed", new InstallerTraces(), "", 137),
        Recording.Known(
            "Debian 13", new RuntimeVersions(), "containerd containerd github.com/containerd/containerd 1.7.24~ds1 1.7.24~ds1-6+deb13u1\nasked\n", new Dictionary<string, string> { ["containerd"] = "1.7.24~ds1" }),
        Recording.Known(
            "docker with its containerd, and CRI-O", new RuntimeVersions(),
            "containerd containerd containerd.io 1.6.20 2806fc1\ndocker Docker version 20.10.24, build 297e128\ncrio crio version 1.28.1\nasked\n", new Dictionary<string, string> { ["containerd"] = "1.6.20", ["docker"] = "20.10.24", ["cri-o"] = "1.28.1" }),
        Recording.Known("none", new RuntimeVersions(), "asked\n", new Dictionary<string, string>()),
        Recording.Unknown("broken program", new RuntimeVersions(), "containerd \nasked\n", why: "has no version"),
        Recording.Unknown("killed", new RuntimeVersions(), "", 137),
        Recording.Known("keepalived's", new VirtualAddresses(), "    virtual_ipaddress {\n        10.77.1.100/32 dev host0\n    }\nasked\n", (string[])["10.77.1.100"]),
        Recording.Known("on one line", new VirtualAddresses(), "  virtual_ipaddress { 192.168.2.10 }\nasked\n", (string[])["192.168.2.10"]),
        Recording.Known("no keepalived", new VirtualAddresses(), "absent\n", (IReadOnlyList<string>?)null),
        Recording.Unknown("cut off", new VirtualAddresses(), "    virtual_ipaddress {\n        10.77.1.100/32 dev host0\n"),
        Recording.Unknown("killed", new VirtualAddresses(), "", 137),
    ];

    private static IEnumerable<Recording> OfPods() =>
    [
        Recording.Known(
            "a scheduler and kube-vip", new StaticPodFiles(),
            """
            folder /etc/kubernetes/manifests
            file /etc/kubernetes/manifests/kube-scheduler.yaml
             apiVersion: v1
             kind: Pod
             spec:
               containers:
               - command:
                 - kube-scheduler
                 - --bind-address=127.0.0.1
                 image: k8s.gcr.io/kube-scheduler:v1.20.2
                 name: kube-scheduler
            file /etc/kubernetes/manifests/kube-vip.yaml
             spec:
               containers:
               - args: [manager]
                 env:
                 - name: address
                   value: 192.168.2.10
                 image: ghcr.io/kube-vip/kube-vip:v0.8.0
                 name: kube-vip
            file /etc/kubernetes/manifests/notes.txt
             nothing
            asked

            """,
            new StaticPodFolder("/etc/kubernetes/manifests",
            [
                new("kube-scheduler.yaml", "kube-scheduler", "k8s.gcr.io/kube-scheduler:v1.20.2", ["kube-scheduler", "--bind-address=127.0.0.1"]),
                new("kube-vip.yaml", "kube-vip", "ghcr.io/kube-vip/kube-vip:v0.8.0", ["manager"]) { Environment = new Dictionary<string, string> { ["address"] = "192.168.2.10" } },
                new("notes.txt", null, null, []),
            ])),
        Recording.Known("a worker's", new StaticPodFiles(), "folder /etc/kubernetes/manifests\nasked\n", new StaticPodFolder("/etc/kubernetes/manifests", [])),
        Recording.Known("no kubelet", new StaticPodFiles(), "folder none\nasked\n", (StaticPodFolder?)null),
        Recording.Unknown("cut off", new StaticPodFiles(), "folder /etc/kubernetes/manifests\nfile /etc/kubernetes/manifests/etcd.yaml\n apiVersion: v1\n"),
        Recording.Unknown("killed", new StaticPodFiles(), "", 137),
        Recording.Known(
            "crictl 1.26", new RuntimeContainers(),
            """{"containers":[{"id":"6b40","podSandboxId":"1f","metadata":{"name":"kube-apiserver","attempt":3},"image":{"image":"fe03"},"state":"CONTAINER_EXITED","createdAt":"1795287134000000000","labels":{"io.kubernetes.container.name":"kube-apiserver","io.kubernetes.pod.name":"kube-apiserver-cp1","io.kubernetes.pod.namespace":"kube-system"}}]}""",
            (RuntimeContainer[])[new("kube-apiserver", "kube-system", "kube-apiserver-cp1", "exited", 3, DateTimeOffset.FromUnixTimeSeconds(1795287134))]),
        Recording.Known("no crictl", new RuntimeContainers(), "absent\n", (IReadOnlyList<RuntimeContainer>?)null),
        Recording.Unknown("runtime is down", new RuntimeContainers(), "", 1, "validate service connection: connect: connection refused\n", "connection refused"),
        Recording.Unknown("cut off", new RuntimeContainers(), """{"containers":[{"id":"6b40"""),
        Recording.Known(
            "bridge", new PodNetworkFiles(),
            "file /etc/cni/net.d/10-kubewright.conflist\n {\n  \"cniVersion\": \"0.4.0\", \"name\": \"kubewright\",\n  \"plugins\": [ {\"type\": \"bridge\"}, {\"type\": \"portmap\"} ]\n }\nasked\n",
            (PodNetworkFile[])[new("/etc/cni/net.d/10-kubewright.conflist", ["bridge", "portmap"])]),
        Recording.Known("one plugin", new PodNetworkFiles(), "file /etc/cni/net.d/05-cilium.conf\n {\"cniVersion\":\"0.3.1\",\"name\":\"cilium\",\"type\":\"cilium-cni\"}\nasked\n", (PodNetworkFile[])[new("/etc/cni/net.d/05-cilium.conf", ["cilium-cni"])]),
        Recording.Known("none yet", new PodNetworkFiles(), "asked\n", Array.Empty<PodNetworkFile>()),
        Recording.Unknown("file is empty", new PodNetworkFiles(), "file /etc/cni/net.d/10-x.conf\nasked\n", why: "not understood"),
        Recording.Unknown("killed", new PodNetworkFiles(), "", 137),
    ];

    private static IEnumerable<Recording> OfEtcd() =>
    [
        Recording.Known(
            "two members, one off", new EtcdSurvey(),
            $"{Members}\n{Status}\nhealth https://10.77.1.12:2379 curl: (7) Failed to connect to 10.77.1.12 port 2379 \nhealth https://10.77.1.11:2379 {{\"health\":\"true\",\"reason\":\"\"}} \nasked\n",
            new EtcdOverview
            {
                Members = [Cp2 with { Health = "curl: (7) Failed to connect to 10.77.1.12 port 2379" }, Cp1 with { Health = "ok" }],
                Own = "80a8c4229d9a55db",
                Leader = "80a8c4229d9a55db",
                Version = "3.5.16",
                DatabaseSize = 1744896,
            }),
        Recording.Known(
            "no quorum", new EtcdSurvey(),
            "members {\"error\":\"etcdserver: request timed out\",\"code\":14} \nstatus {\"header\":{\"member_id\":\"9270875485894235611\"},\"version\":\"3.5.16\",\"dbSize\":\"20480\",\"errors\":[\"etcdserver: no leader\"]}\nasked\n",
            new EtcdOverview { Own = "80a8c4229d9a55db", Version = "3.5.16", DatabaseSize = 20480, Trouble = "{\"error\":\"etcdserver: request timed out\",\"code\":14}" }),
        Recording.Known(
            "off", new EtcdSurvey(), "members curl: (7) Failed to connect to 127.0.0.1 port 2379 \nstatus curl: (7) Failed to connect \nasked\n",
            new EtcdOverview { Trouble = "curl: (7) Failed to connect to 127.0.0.1 port 2379" }),
        Recording.Known("no etcd here", new EtcdSurvey(), "absent\n", (EtcdOverview?)null),
        Recording.Unknown("no curl", new EtcdSurvey(), "", 1, "curl is not installed\n", "curl is not installed"),
        Recording.Unknown("cut off", new EtcdSurvey(), $"{Members}\n{Status}\n"),
    ];

    private static IEnumerable<Recording> OfCertificates() =>
    [
        Recording.Known("an API server's", new CertificateFiles(), $"{Certificate}\nasked\n", (CertificateTraits[])[Traits("/etc/kubernetes/pki/apiserver.crt")]),
        Recording.Known("a worker without any", new CertificateFiles(), "asked\n", Array.Empty<CertificateTraits>()),
        Recording.Unknown("damaged", new CertificateFiles(), "file /etc/kubernetes/pki/ca.crt\n -----BEGIN CERTIFICATE-----\n AAAA\n -----END CERTIFICATE-----\nasked\n", why: "holds no certificate"),
        Recording.Unknown("killed", new CertificateFiles(), "", 137),
        Recording.Known("an API server's", new LocalServedCertificates(), $"{Certificate.Replace("/etc/kubernetes/pki/apiserver.crt", "127.0.0.1:6443", StringComparison.Ordinal)}\nasked\n", (CertificateTraits[])[Traits("127.0.0.1:6443")]),
        Recording.Known("nobody serves", new LocalServedCertificates(), "asked\n", Array.Empty<CertificateTraits>()),
        Recording.Unknown("no openssl", new LocalServedCertificates(), "", 1, "openssl is not installed\n", "openssl is not installed"),
        Recording.Unknown("cut off", new LocalServedCertificates(), "file 127.0.0.1:6443\n -----BEGIN CERTIFICATE-----\n"),
    ];

    private static CertificateTraits Traits(string place)
    {
        using var certificate = X509Certificate2.CreateFromPem(Certificate.AsSpan(Certificate.IndexOf('\n', StringComparison.Ordinal)));
        return new CertificateTraits(
            place, "CN=kube-apiserver", "CN=kubernetes", certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(),
            ["cp1", "cp2", "cp3", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "10.96.0.1", "10.77.1.11", "10.77.1.100", "10.77.1.12", "10.77.1.13"], certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256));
    }
}

using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Tests.Inspection.Recordings;

internal static class ControlPlaneRecordings
{
    private const string KubeVipDigest = "78ff2d6fb39dce0bba0ed2ed43ed5b2d9f2ab5ae7bd98f33bb5e2c23f0b4d6c1";

    // The pins beside them come from openssl, as the Kubernetes documentation takes them: x509 -pubkey | pkey -pubin -outform der | dgst -sha256.
    public const string RsaPin = "sha256:7e6c64fe0abacbe934080b4dba2cb765ababca238bebb1569d62ff413d5104f2";

    private const string EllipticPin = "sha256:f0f927b67094bff92bb18cee9a0559f3e59ee34e8c43288a43b95914fc284fda";

    public const string RsaCertificate = """
        -----BEGIN CERTIFICATE-----
        MIIDGzCCAgOgAwIBAgIUUfC/bSOs0guD2a7u7pOeIDJzFIgwDQYJKoZIhvcNAQEL
        BQAwFTETMBEGA1UEAwwKa3ViZXJuZXRlczAeFw0yNjExMjEwNDExMzlaFw0zNjEx
        MTgwNDExMzlaMBUxEzARBgNVBAMMCmt1YmVybmV0ZXMwggEiMA0GCSqGSIb3DQEB
        AQUAA4IBDwAwggEKAoIBAQDoA/FD9puFep5vVQe4gSkyMHYsBaT4yFCk9db7fqIM
        m1g/VSNuG99RFQDHZ8dMYJvHeUs9abwju4ZUt57KTbio/vBEPlMoCc4yRMjreOY/
        3fSQtwA9FTVM2LiaOinI3YDLWJ6hLR9xBi4PTybbUAnid2C5vkSp94m3kppyOpeE
        g/5Mly/CCZi+XKismEqRF4ntZr5c7coTQVfjGlsTv2swRYMjLhU/WFL07WgcbiVF
        Iiq2U9JQlNQ7NYKLqhvUN7gr7w2T8hTfqEipIka8QYyFKFJhn+v3WOlzmyVaZCXi
        hpIlEVpxlqsadAShznukedd0eqUNeEjstA7Jp+JwY1JzAgMBAAGjYzBhMB0GA1Ud
        DgQWBBTBEOqYP5gXgXqdpd2zIq8ImVU2QjAfBgNVHSMEGDAWgBTBEOqYP5gXgXqd
        pd2zIq8ImVU2QjAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwICpDANBgkq
        hkiG9w0BAQsFAAOCAQEANh42Q9ucDMyPGsznu9eRjwTyWcqDN9vPjkh1V71axZPi
        AR4K7usy1ulnaLTlN8O03U4RsMdQDUYAsMoyzIxZTYA9mR63VCo0BLc/Ld22Q+gm
        U4HBTjBiwJ79+dqRgfL4kVaDidEWdHMIp0WdHsAS55M+7+jKaZLOqw80lfYgOcv8
        tcxwGU7U9WwMlQVnMABpLPQ8xOovkNZg/abK2sQO8HR/9rkDFD3jFb3m6baD37i7
        f9sV9KZL3F9bBA8sZNVoS3tWdAf9Y/MOZdQoxJhN8MW5k/5BJ1q5uy88gf08vvOQ
        NunNkC6abMSIOpJoeNMqrxB9NiEmYDFIR8Lax5o1dg==
        -----END CERTIFICATE-----

        """;

    private const string EllipticCertificate = """
        -----BEGIN CERTIFICATE-----
        MIIBfjCCASWgAwIBAgIUfGbUUM57+Pe5lq5tGqjtLSyKZJYwCgYIKoZIzj0EAwIw
        FTETMBEGA1UEAwwKa3ViZXJuZXRlczAeFw0yNjExMjEwNDExMzlaFw0zNjExMTgw
        NDExMzlaMBUxEzARBgNVBAMMCmt1YmVybmV0ZXMwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAATQsRjwYwRkQj5YVlac6gMTbjMGP/q0U4CR4EVm+7vgXt4kTvA+x5Ko
        QOE8etoqH2WgFZNdkLlthT1lbtviYDPCo1MwUTAdBgNVHQ4EFgQU1XHaGA8EGdn/
        4zboYbQ5RMDKdaAwHwYDVR0jBBgwFoAU1XHaGA8EGdn/4zboYbQ5RMDKdaAwDwYD
        VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBMbS7OTYx7uSuUd7+bWFZK
        Q6EfsPnmw5awjbwXoqkZZgIgRkTjreZeXYseTD8EiplqpDbxhRC1RFh43Znz/ahK
        Wls=
        -----END CERTIFICATE-----

        """;

    private static readonly KubeconfigServer Admin = new("/etc/kubernetes/admin.conf");

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known("RSA, as kubeadm makes it", new ClusterCa(), RsaCertificate, RsaPin),
        Recording.Known("elliptic curve", new ClusterCa(), EllipticCertificate, EllipticPin),
        Recording.Known("old and new authority: the first one signs", new ClusterCa(), EllipticCertificate + RsaCertificate, EllipticPin),
        Recording.Known("no cluster yet", new ClusterCa(), "absent\n", null),
        Recording.Unknown("cut off", new ClusterCa(), RsaCertificate[..400], why: "is not a certificate"),
        Recording.Unknown("empty file", new ClusterCa(), "\n", why: "is not a certificate"),
        Recording.Unknown("unreadable", new ClusterCa(), "", 1, "cat: /etc/kubernetes/pki/ca.crt: Input/output error\n"),

        Recording.Known(
            "all well",
            new ComponentHealth(),
            "etcd {\"health\":\"true\",\"reason\":\"\"} \nkube-apiserver ok\nkube-controller-manager ok\nkube-scheduler ok\nasked\n",
            Health("ok", "ok", "ok", "ok")),
        Recording.Known(
            "etcd of Kubernetes 1.20, and an API server that is starting",
            new ComponentHealth(),
            "etcd {\"health\":\"true\"} \nkube-apiserver [+]ping ok [-]poststarthook/rbac/bootstrap-roles failed: not finished readyz check failed \nkube-controller-manager ok\nkube-scheduler ok\nasked\n",
            Health("ok", "[+]ping ok [-]poststarthook/rbac/bootstrap-roles failed: not finished readyz check failed", "ok", "ok")),
        Recording.Known(
            "no control plane",
            new ComponentHealth(),
            """
            etcd curl: (7) Failed to connect to 127.0.0.1 port 2381 after 0 ms: Couldn't connect to server
            kube-apiserver curl: (7) Failed to connect to 127.0.0.1 port 6443 after 0 ms: Couldn't connect to server
            kube-controller-manager curl: (28) Operation timed out after 4001 milliseconds with 0 bytes received
            kube-scheduler 
            asked

            """,
            Health(
                "curl: (7) Failed to connect to 127.0.0.1 port 2381 after 0 ms: Couldn't connect to server",
                "curl: (7) Failed to connect to 127.0.0.1 port 6443 after 0 ms: Couldn't connect to server",
                "curl: (28) Operation timed out after 4001 milliseconds with 0 bytes received",
                "no answer")),
        Recording.Known(
            "etcd without a quorum",
            new ComponentHealth(),
            "etcd {\"health\":\"false\",\"reason\":\"RAFT NO LEADER\"} \nkube-apiserver ok\nkube-controller-manager ok\nkube-scheduler ok\nasked\n",
            Health("{\"health\":\"false\",\"reason\":\"RAFT NO LEADER\"}", "ok", "ok", "ok")),
        Recording.Unknown("cut off", new ComponentHealth(), "etcd ok\nkube-apiserver "),
        Recording.Unknown("twice the same", new ComponentHealth(), "etcd ok\netcd ok\nasked\n"),
        Recording.Unknown("killed", new ComponentHealth(), "", 137),

        Recording.Known(
            "it ended its watches while another one joined",
            new ApiServerWatches(),
            "started 1795287635\nended 2026-11-21T19:01:02.841033200Z\nasked\n",
            new WatchesOfApiServer(DateTimeOffset.FromUnixTimeSeconds(1795287635), new DateTimeOffset(2026, 11, 21, 19, 1, 2, TimeSpan.Zero).AddTicks(8410332))),
        Recording.Known("it ended none", new ApiServerWatches(), "started 1795287635\nasked\n", new WatchesOfApiServer(DateTimeOffset.FromUnixTimeSeconds(1795287635), null)),
        Recording.Known("a worker", new ApiServerWatches(), "asked\n", new WatchesOfApiServer(null, null)),
        Recording.Unknown("cut off", new ApiServerWatches(), "started 1795287635\n"),
        Recording.Unknown("a time that is none", new ApiServerWatches(), "started 1795287635\nended stderr\nasked\n"),
        Recording.Unknown("no shell", new ApiServerWatches(), "", 127, "sh: not found\n"),

        Recording.Known("no kube-vip", new KubeVipState(), "asked\n", KubeVipPod.None),
        Recording.Known(
            "it runs",
            new KubeVipState(),
            $"manifest {KubeVipDigest} 600 1795242330.512345678 1795242339.612345678\n{KubeVipProcess("99150")}asked\n",
            new KubeVipPod { Sha256 = KubeVipDigest, Mode = "600", Runs = true, IsUpToDate = true }),
        Recording.Known(
            "the one before still runs, with another manifest",
            new KubeVipState(),
            $"manifest {KubeVipDigest} 600 1795242330.512345678 1795242339.612345678\nsuper-admin\n{KubeVipProcess("99050")}asked\n",
            new KubeVipPod { Sha256 = KubeVipDigest, Mode = "600", UsesSuperAdmin = true, Runs = true }),
        Recording.Known("a container without a manifest", new KubeVipState(), $"{KubeVipProcess("99050")}asked\n", new KubeVipPod { Runs = true }),
        Recording.Unknown("containerd does not answer", new KubeVipState(), $"manifest {KubeVipDigest} 600 1.5 2.5\n", 1, "ctr: failed to dial\n", "failed to dial"),
        Recording.Unknown("the manifest went away meanwhile", new KubeVipState(), "manifest  1.5\nasked\n"),
        Recording.Unknown("another kernel's words", new KubeVipState(), "runs S 1 uptime 5 5\nasked\n"),

        Recording.Known("untouched", new KubeadmState(), "asked\n", KubeadmTraces.None),
        Recording.Known(
            "a control plane",
            new KubeadmState(),
            """
            /etc/kubernetes/kubelet.conf
            /etc/kubernetes/admin.conf
            /var/lib/etcd/member
            /etc/kubernetes/manifests/etcd.yaml
            /etc/kubernetes/manifests/kube-apiserver.yaml
            /etc/kubernetes/manifests/kube-controller-manager.yaml
            /etc/kubernetes/manifests/kube-scheduler.yaml
            asked

            """,
            new KubeadmTraces(false, true, true, true, ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"])),
        Recording.Known("a worker", new KubeadmState(), "/etc/kubernetes/kubelet.conf\nasked\n", new KubeadmTraces(false, true, false, false, [])),
        Recording.Known("an init that was cut off", new KubeadmState(), $"{KubeadmState.AttemptFile}\n/etc/kubernetes/admin.conf\nasked\n", new KubeadmTraces(true, false, true, false, [])),
        Recording.Known(
            "before init with kube-vip",
            new KubeadmState(),
            "/etc/kubernetes/manifests/kube-vip.yaml\nown-kube-vip\nasked\n",
            new KubeadmTraces(false, false, false, false, ["kube-vip"]) { HasOwnKubeVip = true }),
        Recording.Unknown("cut off", new KubeadmState(), "/etc/kubernetes/kubelet.conf\n"),
        Recording.Unknown("killed", new KubeadmState(), "", 137),

        Recording.Known("kubeadm's", Admin, "    server: https://192.168.2.10:8443\n", "https://192.168.2.10:8443"),
        Recording.Known("quoted", Admin, "server: \"https://[fd00:2::10]:8443\"\n", "https://[fd00:2::10]:8443"),
        Recording.Known("not there", Admin, "absent\n", null),
        Recording.Unknown("names no server", Admin, "", 1, "", "/etc/kubernetes/admin.conf names no server"),
        Recording.Unknown("another key", Admin, "serve: x\n"),
    ];

    private static Dictionary<string, string> Health(string etcd, string apiServer, string controllerManager, string scheduler) => new()
    {
        ["etcd"] = etcd, ["kube-apiserver"] = apiServer, ["kube-controller-manager"] = controllerManager, ["kube-scheduler"] = scheduler,
    };

    // proc_pid_stat(5) from the state on, of a process that was started so many hundredths of a second after the boot, and the uptime.
    private static string KubeVipProcess(string start) => $"runs S 2345 2345 2345 0 -1 4194560 1203 0 0 0 3 2 0 0 20 0 9 0 {start} 1279414272 8123 uptime 1000.25 1893.40\n";
}

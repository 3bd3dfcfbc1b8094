using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>What kubectl prints; its JSON is cut down to what is read and a little around it.</summary>
internal static class ClusterRecordings
{
    private const string Refused = "The connection to the server 192.168.2.10:8443 was refused - did you specify the right host or port?\n";

    private static readonly PodState Apiserver = new("kube-apiserver-cp1", "cp1", "Running", true, "192.168.2.11", 1, "") { IsStatic = true };

    public static IReadOnlyList<Recording> All { get; } =
    [
        Recording.Known(
            "one ready, one without a network, one made by hand",
            new ClusterNodes(),
            ClusterJson.Nodes,
            [
                new("cp1", "v1.32.0", true, "kubelet is posting ready status", "10.244.0.0/24")
                {
                    Labels = new SortedDictionary<string, string> { ["kubernetes.io/hostname"] = "cp1", ["node-role.kubernetes.io/control-plane"] = "" },
                    Annotations = new SortedDictionary<string, string> { ["kubewright.io/managed-taints"] = "dedicated:NoExecute" },
                    Taints = [new("node-role.kubernetes.io/control-plane", null, TaintEffect.NoSchedule), new("dedicated", "gpu", TaintEffect.NoExecute)],
                },
                new("cp2", "v1.32.0", false, "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized", null),
                new("ghost", "", false, "no Ready condition", null),
            ]),
        Recording.Known("one that stopped reporting", new ClusterNodes(), ClusterJson.LostNode, [new("worker1", "v1.20.2", false, "Kubelet stopped posting node status.", "10.244.3.0/24") { Taints = [new("node.kubernetes.io/unreachable", null, TaintEffect.NoExecute)] }]),
        .. Usual(new ClusterNodes()),

        Recording.Known(
            "static, waiting, done, scheduled nowhere",
            new SystemPods(),
            ClusterJson.Pods,
            [
                Apiserver,
                new("coredns-668d6bf9bc-7xk2p", "cp2", "Running", false, "10.244.1.2", 7, "CrashLoopBackOff"),
                new("install-cni-xyz", "cp2", "Succeeded", false, "10.244.1.3", 0, ""),
                new("coredns-668d6bf9bc-pending", null, "Pending", false, null, 0, "Pending"),
                new("kube-proxy-slow", "cp2", "Running", false, "192.168.2.12", 0, "not ready"),
            ]),
        Recording.Known("none", new SystemPods(), """{"apiVersion":"v1","kind":"List","items":[]}""", []),
        .. Usual(new SystemPods()),

        Recording.Known(
            "pods and their service",
            new AcceptanceWorkload(),
            ClusterJson.Acceptance,
            new AcceptanceWorkloadState([new("acceptance-abcde", "worker1", "Running", true, "10.244.3.4", 0, "")], "10.96.12.1", true)),
        Recording.Known(
            "being removed",
            new AcceptanceWorkload(),
            """{"items":[{"kind":"Namespace","metadata":{"name":"default"}},{"kind":"Namespace","metadata":{"name":"kubewright-acceptance"},"status":{"phase":"Terminating"}}]}""",
            new AcceptanceWorkloadState([], null, true)),
        Recording.Known("not there", new AcceptanceWorkload(), """{"apiVersion":"v1","kind":"List","items":[]}""", new AcceptanceWorkloadState([], null, false)),
        .. Usual(new AcceptanceWorkload()),

        Recording.Known("applied", new AppliedManifests(), "0f343b0931126a20f133d67c2b018a3b", new ManifestDigest("0f343b0931126a20f133d67c2b018a3b")),
        Recording.Known("never applied", new AppliedManifests(), "", new ManifestDigest(null)),
        Recording.Known("no cluster yet", new AppliedManifests(), "absent\n", null),
        Recording.Unknown("the API is away", new AppliedManifests(), "", 1, Refused, "the API does not answer: The connection to the server"),
        Recording.Unknown("half an answer", new AppliedManifests(), "0f34", 1, "error: unexpected EOF\n"),

        Recording.Known(
            "of a run, of somebody else, and certificates",
            new JoinSecrets(),
            "bootstrap-token-abcdef YWJjZGVm a3ViZXdyaWdodCBydW4gMjAyNjExMjEtMDMwMDAw\nbootstrap-token-9s8d7f OXM4ZDdm \nkubeadm-certs  \nsome-other-secret  \n",
            new JoinSecretsFound([new("abcdef", "kubewright run 20261121-030000"), new("9s8d7f", "")], true)),
        Recording.Known("none", new JoinSecrets(), "", new JoinSecretsFound([], false)),
        Recording.Known("of Kubernetes 1.20, where every account has a secret", new JoinSecrets(), "default-token-x2x4k  \nnamespace-controller-token-7gq2v  \n", new JoinSecretsFound([], false)),
        Recording.Known("no cluster yet", new JoinSecrets(), "absent\n", null),
        Recording.Unknown("the API is away", new JoinSecrets(), "", 1, Refused, "the API does not answer"),
        Recording.Unknown("nonsense", new JoinSecrets(), "bootstrap-token-abcdef not-base64! x\n"),
    ];

    private static IEnumerable<Recording> Usual<T>(ClusterQuestion<T> probe)
        where T : class =>
    [
        Recording.Known<T?>("no cluster yet", probe, "absent\n", null),
        Recording.Unknown("the API is away", probe, "", 1, Refused, "the API does not answer: The connection to the server"),
        Recording.Unknown("the API hangs", probe, "", 1, "Unable to connect to the server: context deadline exceeded (Client.Timeout exceeded while awaiting headers)\n", "deadline exceeded"),
        Recording.Unknown("no kubectl", probe, "", 127, "sh: 1: kubectl: not found\n", "kubectl: not found"),
        Recording.Unknown("cut off", probe, """{"apiVersion":"v1","items":[{"metadata":{"na""", why: "was not understood"),
        Recording.Unknown("another document", probe, """{"apiVersion":"v1","kind":"Status"}""", why: "was not understood"),
    ];
}

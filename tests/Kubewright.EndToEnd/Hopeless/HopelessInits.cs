namespace Kubewright.EndToEnd.Hopeless;

/// <summary>
/// Inits made hopeless, by real faults. Those in the cluster file are users' mistakes; the others come about beside the run, when kubeadm has made its authority:
/// after its preflight, before the kubelet starts.
/// </summary>
internal static class HopelessInits
{
    private const string PreflightIsOver = "n=0; until [ -e /etc/kubernetes/pki/ca.crt ] || [ $n -gt 3000 ]; do sleep 0.02; n=$((n + 1)); done; ";

    public static IReadOnlyList<HopelessInit> All { get; } =
    [
        new("no host holds the endpoint's address", "it waits for {endpoint}, which no host holds")
        {
            Plant = PreflightIsOver + "systemctl stop keepalived",
            Undo = "systemctl start keepalived",
            WaitsSince = "dial tcp {endpoint}",
        },
        new("API server with an unknown flag", "kube-apiserver on cp1 ends as soon as it is started: Error: unknown flag: --no-such-flag")
        {
            ClusterFile = file => file.Replace("  clusterConfiguration:\n", "  clusterConfiguration:\n    apiServer:\n      extraArgs: {no-such-flag: \"1\"}\n", StringComparison.Ordinal),
        },
        new("etcd on data of something else", "etcd on cp1 ends as soon as it is started: ")
        {
            Plant = PreflightIsOver + "mkdir -p /var/lib/etcd/member/snap; echo this is not a database >/var/lib/etcd/member/snap/db",
        },
    ];
}

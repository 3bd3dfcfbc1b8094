namespace Kubewright.EndToEnd.Hopeless;

/// <summary>
/// Inits made hopeless. Faults are real, but for swap, which belongs to the machine: a list of it is laid over the kernel's within the host. Those in
/// the cluster file are users' mistakes; the others come about beside the run, when kubeadm has made its authority: after its preflight, before the kubelet starts.
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
        new("kubelet with an unknown feature gate", "the kubelet of cp1 ends as soon as it is started: unrecognized feature gate: NoSuchGate")
        {
            ClusterFile = file => file.Replace("kubeadm:\n", "kubeadm:\n  kubeletConfiguration: {featureGates: {NoSuchGate: true}}\n", StringComparison.Ordinal),
        },
        new("a cgroup driver of somebody's own", "on cp1 the kubelet uses the cgroup driver cgroupfs and the container runtime systemd, so no container starts")
        {
            Before = "echo KUBELET_EXTRA_ARGS=--cgroup-driver=cgroupfs >/etc/default/kubelet",
            Undo = "rm /etc/default/kubelet",
        },
        new("no sandbox image", "cp1 has no sandbox image ")
        {
            Plant = PreflightIsOver + "ctr -n k8s.io images rm --sync $(ctr -n k8s.io images ls -q | grep pause)",
        },
        new("no image of etcd", "etcd on cp1 cannot start, because k8s.gcr.io/etcd:9.9.9-0 cannot be pulled")
        {
            ClusterFile = file => file.Replace("imageTag: 3.5.16-0", "imageTag: 9.9.9-0", StringComparison.Ordinal),
        },
        new("swap", "swap is on again on cp1, and the kubelet does not start with it")
        {
            Plant = PreflightIsOver + "{ cat /proc/swaps; echo '/dev/sda2 partition 999420 0 -2'; } >/run/swaps; mount --bind /run/swaps /proc/swaps",
            Undo = "umount /proc/swaps",
        },
        new("the API server's port is taken", "port 6443 of cp1 is taken by socat, so kube-apiserver cannot start")
        {
            Plant = PreflightIsOver + "exec socat TCP-LISTEN:6443,fork /dev/null",
        },
        new("the API server's certificate lacks its address", "the kubelet of cp1 does not take the certificate of {endpoint} (x509: certificate is valid for ")
        {
            Plant = PreflightIsOver + "until [ -s /etc/kubernetes/pki/apiserver.key ]; do sleep 0.02; done; mkdir -p /run/pki; cp /etc/kubernetes/pki/ca.* /run/pki; "
                + "kubeadm init phase certs apiserver --cert-dir /run/pki --apiserver-advertise-address 10.9.9.9; cp /run/pki/apiserver.* /etc/kubernetes/pki/; rm -r /run/pki",
        },
    ];
}

using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>How far kubeadm has come on a host, from the files it leaves.</summary>
public sealed record KubeadmState : Probe<KubeadmTraces>
{
    /// <summary>Lies on a host while an init or a join of Kubewright's is under way or was cut off.</summary>
    public const string AttemptFile = "/var/lib/kubewright/kubeadm-attempt";

    public override string Id => "kubeadm-state";

    public override string Script => $"""
        for file in {AttemptFile} /etc/kubernetes/kubelet.conf /etc/kubernetes/admin.conf /var/lib/etcd/member /etc/kubernetes/manifests/*.yaml; do
            [ ! -e "$file" ] || echo "$file"
        done
        ! grep -qs '^# Written by Kubewright' {KubeVipState.ManifestPath} || echo own-kube-vip
        echo asked
        """;

    protected override Fact<KubeadmTraces> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } files
        ? Known(new KubeadmTraces(
            files.Contains(AttemptFile),
            files.Contains("/etc/kubernetes/kubelet.conf"),
            files.Contains("/etc/kubernetes/admin.conf"),
            files.Contains("/var/lib/etcd/member"),
            [.. files.Where(file => file.StartsWith("/etc/kubernetes/manifests/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file))])
        {
            HasOwnKubeVip = files.Contains("own-kube-vip"),
        })
        : Unknown(answer.Complaint);
}

/// <summary>Files that kubeadm leaves on a host.</summary>
/// <param name="AttemptUnderWay">An init or join of Kubewright's started and did not finish.</param>
/// <param name="Manifests">Names of the static pods' manifests.</param>
public sealed record KubeadmTraces(bool AttemptUnderWay, bool HasKubeletConf, bool HasAdminConf, bool HasEtcdData, IReadOnlyList<string> Manifests)
{
    /// <summary>Nothing of kubeadm's is there.</summary>
    public static readonly KubeadmTraces None = new(false, false, false, false, []);

    /// <summary>Static pods of a control plane with etcd.</summary>
    public static readonly IReadOnlyList<string> ControlPlanePods = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"];

    /// <summary>The manifest of kube-vip, where there is one, is Kubewright's: it lies there before init.</summary>
    public bool HasOwnKubeVip { get; init; }

    public bool IsUntouched => !AttemptUnderWay && !HasKubeletConf && !HasAdminConf && !HasEtcdData && Manifests.All(pod => pod == "kube-vip" && HasOwnKubeVip);

    /// <summary>The host has joined a cluster: as a node at least.</summary>
    public bool IsNode => !AttemptUnderWay && HasKubeletConf;

    /// <summary>The host serves the API of a cluster. One with etcd in a pod has its data, too.</summary>
    public bool IsControlPlane => IsNode && HasAdminConf && (HasEtcdData || UsesExternalEtcd);

    /// <summary>An API server is there and no etcd beside it.</summary>
    public bool UsesExternalEtcd => Manifests.Contains("kube-apiserver") && !Manifests.Contains("etcd");

    /// <summary>Static pods of the control planes of a cluster.</summary>
    public static IReadOnlyList<string> PodsOf(ClusterSpec spec) => spec.IsEtcdExternal ? [.. ControlPlanePods.Where(pod => pod != "etcd")] : ControlPlanePods;
}

using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Add-ons that are recognised by the names of their workloads.</summary>
internal sealed class AddOnsDescriber : IDescriber
{
    // How a workload's name begins, and what it is.
    private static readonly (string Start, string Name)[] Known =
    [
        ("metrics-server", "metrics-server"), ("kubernetes-dashboard", "Kubernetes Dashboard"), ("ingress-nginx-controller", "ingress-nginx"), ("nginx-ingress", "ingress-nginx"), ("traefik", "Traefik"), ("cert-manager", "cert-manager"),
        ("local-path-provisioner", "local-path-provisioner"), ("nfs-client-provisioner", "NFS provisioner"), ("nfs-subdir-external-provisioner", "NFS provisioner"), ("rook-ceph-operator", "Rook"), ("longhorn-manager", "Longhorn"),
        ("openebs", "OpenEBS"), ("prometheus-operator", "Prometheus Operator"), ("prometheus", "Prometheus"), ("grafana", "Grafana"), ("node-exporter", "node-exporter"), ("kube-state-metrics", "kube-state-metrics"), ("metallb", "MetalLB"),
        ("controller", "MetalLB"), ("nodelocaldns", "NodeLocal DNSCache"), ("node-local-dns", "NodeLocal DNSCache"), ("dns-autoscaler", "DNS autoscaler"), ("argocd-server", "Argo CD"), ("istiod", "Istio"), ("velero", "Velero"), ("tigera-operator", "Tigera operator"),
        ("ks-apiserver", "KubeSphere"), ("cattle-cluster-agent", "Rancher agent"), ("snapshot-controller", "CSI snapshot controller"), ("kube-vip", "kube-vip"),
    ];

    public string Section => "add-ons";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var found = view.Readings.Workloads.Where(workload => workload.Kind is not "ReplicaSet")
            .Select(workload => (Workload: workload, Name: Name(workload))).Where(pair => pair.Name is not null).DistinctBy(pair => pair.Name).ToList();
        var pods = view.Readings.Pods.Select(pod => (Pod: pod, Name: Known.Where(entry => entry.Start != "controller" && pod.Name.StartsWith(entry.Start, StringComparison.Ordinal)).Select(entry => entry.Name).FirstOrDefault()))
            .Where(pair => pair.Name is not null && found.All(other => other.Name != pair.Name)).DistinctBy(pair => pair.Name).ToList();
        if (found.Count == 0 && pods.Count == 0)
        {
            return view.Covers(Coverage.Deployments) || view.Covers(Coverage.SystemPods) ? [Say.Fine("add-ons", PodWords.NoAddOns, view.Readings.Pods.Take(1).SelectMany(pod => pod.Proofs))] : [];
        }

        return
        [
            .. found.Select(pair => Say.Fine("add-on", PodWords.AddOn(pair.Name!, pair.Workload.Ready, pair.Workload.Desired), pair.Workload.Proofs).About(pair.Name)),
            .. pods.Select(pair => Say.Fine("add-on", PodWords.AddOn(pair.Name!, null, null), pair.Pod.Proofs).About(pair.Name)),
        ];
    }

    private static string? Name(WorkloadReading workload) =>
        Known.Where(entry => entry.Start == "controller" ? workload is { Name: "controller", Namespace: "metallb-system" } : workload.Name.StartsWith(entry.Start, StringComparison.Ordinal)).Select(entry => entry.Name).FirstOrDefault();
}

using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>Files and folders of a host by which it is seen what made the cluster.</summary>
public sealed record InstallerTraces : Probe<IReadOnlyList<string>>
{
    // kubewright, kubeadm, k3s, rke2, kubespray, kubekey, kubeasz.
    private const string Paths = "/var/lib/kubewright /var/lib/kubelet/kubeadm-flags.env /etc/kubernetes/admin.conf /etc/rancher/k3s /var/lib/rancher/k3s /etc/rancher/rke2 /var/lib/rancher/rke2 "
        + "/etc/kubernetes/kubeadm-config.yaml /etc/kubernetes/kubelet.env /etc/kubernetes/kubeadm-images.yaml /usr/local/bin/kubernetes-scripts /etc/kubekey /usr/local/bin/kube-scripts /etc/kubeasz /opt/kube/bin /etc/kube-lb";

    public override string Id => "installer-traces";

    public override string Script => $"for path in {Paths}; do [ ! -e $path ] || echo $path; done; echo asked";

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines && lines.All(line => line.StartsWith('/'))
        ? Known([.. lines])
        : Unknown(answer.Complaint);
}

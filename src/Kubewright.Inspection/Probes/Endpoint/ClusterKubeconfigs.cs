using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>
/// The kubeconfigs on a host that are this cluster's: kubeadm's, the kubelet's, and root's own where it trusts the cluster's authority. Path and server only; what else
/// they hold are keys.
/// </summary>
public sealed record ClusterKubeconfigs : Probe<IReadOnlyList<KubeconfigFile>>
{
    /// <summary>Where the controller manager's and the scheduler's lie, which kubeadm lets name their own host.</summary>
    public const string ControllerManager = "/etc/kubernetes/controller-manager.conf", Scheduler = "/etc/kubernetes/scheduler.conf";

    public const string Kubelet = "/etc/kubernetes/kubelet.conf";

    public override string Id => "cluster-kubeconfigs";

    // The files below /etc/kubernetes may name their authority by its path; root's own may be of another cluster.
    public override string Script => $$"""
        server() { sed -n 's/^ *server: *//p' "$1" | head -n 1 | tr -d '"'; }
        for file in {{Kubelet}} /etc/kubernetes/bootstrap-kubelet.conf /etc/kubernetes/admin.conf /etc/kubernetes/super-admin.conf {{ControllerManager}} {{Scheduler}}; do
            [ ! -e "$file" ] || echo "$file $(server "$file")"
        done
        own=/root/.kube/config
        if [ -e $own ] && [ -e /etc/kubernetes/pki/ca.crt ] && grep -qF "certificate-authority-data: $(base64 -w0 </etc/kubernetes/pki/ca.crt)" $own; then echo "$own $(server $own)"; fi
        echo asked
        """;

    protected override Fact<IReadOnlyList<KubeconfigFile>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known([.. lines.Select(line => line.Split(' ', 2)).Select(pair => new KubeconfigFile(pair[0], pair[1].Trim()))])
        : Unknown(answer.Complaint);
}

/// <summary>A kubeconfig and the server that it names; empty where it names none.</summary>
public sealed record KubeconfigFile(string Path, string Server);

using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>What made the cluster.</summary>
internal sealed class InstallerDescriber : IDescriber
{
    // Each installer's own before kubeadm's, which several of them use.
    private static readonly (string Installer, string[] Paths)[] Traces =
    [
        ("kubewright", ["/var/lib/kubewright"]), ("rke2", ["/etc/rancher/rke2", "/var/lib/rancher/rke2"]), ("k3s", ["/etc/rancher/k3s", "/var/lib/rancher/k3s"]), ("kubekey", ["/etc/kubekey", "/usr/local/bin/kube-scripts"]),
        ("kubespray", ["/etc/kubernetes/kubeadm-images.yaml", "/usr/local/bin/kubernetes-scripts", "/etc/kubernetes/kubelet.env"]), ("kubeasz", ["/etc/kubeasz", "/opt/kube/bin", "/etc/kube-lb"]),
        ("kubeadm", ["/var/lib/kubelet/kubeadm-flags.env"]),
    ];

    public string Section => "installer";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var found = Found(view).ToList();
        if (found.Count == 0)
        {
            return [Say.Unknown("installer", PodWords.InstallerUnknown)];
        }

        var (name, evidence, proofs) = found[0];
        return [Say.Fine("installer", PodWords.Installer(name, evidence), proofs).With(("installer", name), ("usesKubeadm", found.Any(one => one.Name == "kubeadm")))];
    }

    private static IEnumerable<(string Name, string Evidence, IReadOnlyList<Proof> Proofs)> Found(ClusterView view)
    {
        foreach (var (installer, paths) in Traces)
        {
            if (view.Readings.Hosts.FirstOrDefault(host => host.InstallerTraces?.Any(paths.Contains) == true) is { } host)
            {
                var path = host.InstallerTraces!.First(paths.Contains);
                yield return (installer, path, [new Proof(EvidenceSource.Host, host.Name, $"ls -d {path}", path)]);
            }
            else if (ByCluster(view, installer) is { } seen)
            {
                yield return (installer, seen.Value, [seen.Proof]);
            }
        }
    }

    // Its own name of the local balancer, and its own folder of etcd's certificates.
    private static Sighted<string>? ByHabits(ClusterView view) =>
        view.Readings.Settings.CertificateNames.FirstOrDefault(names => names.Value.Contains("lb-apiserver.kubernetes.local")) is { } names ? new Sighted<string>("lb-apiserver.kubernetes.local", names.Proof)
        : view.CommandLines("kube-apiserver").FirstOrDefault(line => line.Flags!.GetValueOrDefault("etcd-cafile") == "/etc/ssl/etcd/ssl/ca.pem") is { } line ? new Sighted<string>("/etc/ssl/etcd/ssl", line.ProofsOf("etcd-cafile")[0])
        : null;

    // k3s and rke2 write themselves into the version; kubespray and the like leave only their pods' names behind.
    private static Sighted<string>? ByCluster(ClusterView view, string installer)
    {
        var machine = installer is "k3s" or "rke2" ? view.Machines.FirstOrDefault(machine => machine.KubeletVersion?.Contains($"+{installer}", StringComparison.Ordinal) == true) : null;
        if (machine is not null)
        {
            return new Sighted<string>(machine.KubeletVersion!, machine.Proofs[0]);
        }

        if (installer == "kubespray" && view.Readings.Pods.FirstOrDefault(pod => pod.Namespace == "kube-system" && pod.Name.StartsWith("nginx-proxy-", StringComparison.Ordinal)) is { } pod)
        {
            return new Sighted<string>($"Pod {pod.Name}", pod.Proofs[0]);
        }

        if (installer == "kubespray" && ByHabits(view) is { } habit)
        {
            return habit;
        }

        if (installer != "kubeadm")
        {
            return null;
        }

        return view.Readings.Settings.InstallerMarks.FirstOrDefault(mark => mark.Value == "kubeadm-config") is { } mark ? new Sighted<string>("ConfigMap kubeadm-config", mark.Proof)
            : view.Machines.FirstOrDefault(machine => machine.Node?.Annotations?.ContainsKey("kubeadm.alpha.kubernetes.io/cri-socket") == true) is { } annotated ? new Sighted<string>("kubeadm.alpha.kubernetes.io/cri-socket", annotated.Proofs[0])
            : null;
    }
}

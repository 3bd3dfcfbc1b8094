using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Survey;

namespace Kubewright.Inspection.Gathering;

/// <summary>What an inspection asks every host, in one batch.</summary>
public static class HostQuestions
{
    /// <summary>Folders whose file systems fill up.</summary>
    public static readonly DiskSpace Disks = new("/ /var/lib/etcd /var/lib/kubelet /var/lib/containerd");

    public static readonly IReadOnlyList<Probe> All =
    [
        new Hostname(), new OsRelease(), new HostSystem(), new CgroupSetup(), Disks, new ClusterUnits(), new KubernetesProcesses(), new KubeletSetup(), new RuntimeVersions(),
        new RuntimeContainers(), new StaticPodFiles(), new CertificateFiles(), new LocalServedCertificates(), new ClusterKubeconfigs(), new ComponentHealth(), new EtcdSurvey(), new PodNetworkFiles(),
        new HostAddresses(), new VirtualAddresses(), new InstallerTraces(),
    ];

    /// <summary>What the host is asked in its own words; a person would type the same after logging in.</summary>
    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["hostname"] = "uname -n",
        ["os-release"] = "cat /etc/os-release",
        ["system"] = "uname -a",
        ["cgroups"] = "stat -fc %T /sys/fs/cgroup",
        ["cluster-units"] = "systemctl list-units --all --type=service",
        ["processes"] = "ps -ef",
        ["kubelet-setup"] = "kubelet --version; cat /var/lib/kubelet/config.yaml",
        ["runtime-versions"] = "containerd --version",
        ["containers"] = "crictl ps -a",
        ["static-pods"] = "cat /etc/kubernetes/manifests/*",
        ["certificate-files"] = "openssl x509 -noout -enddate -in FILE",
        ["local-served-certificates"] = "openssl s_client -connect 127.0.0.1:6443 | openssl x509 -noout -enddate",
        ["cluster-kubeconfigs"] = "grep server: /etc/kubernetes/*.conf",
        ["component-health"] = "curl -k https://127.0.0.1:6443/readyz",
        ["etcd-survey"] = "etcdctl member list -w table",
        ["pod-network-files"] = "cat /etc/cni/net.d/*",
        ["addresses"] = "ip -o addr show",
        ["virtual-addresses"] = "grep -A4 virtual_ipaddress /etc/keepalived/keepalived.conf",
        ["installer-traces"] = "ls -d /etc/kubernetes /var/lib/rancher /etc/kubeasz",
    };

    /// <summary>How a person asks a host the same.</summary>
    public static string Command(Probe probe) => probe == Disks ? "df -h" : Commands[probe.Id];

    /// <summary>The probe with an id; null where an inspection does not ask it.</summary>
    public static Probe? ById(string id) => All.FirstOrDefault(probe => probe.Id == id);
}

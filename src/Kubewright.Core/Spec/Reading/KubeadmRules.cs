namespace Kubewright.Core.Spec.Reading;

/// <summary>What is asked of kubeadm must not undo what the rest of the file says.</summary>
internal static class KubeadmRules
{
    // Phases of init without which there is no cluster, or nobody can join it.
    private static readonly string[] Needed =
    [
        "certs", "kubeconfig", "etcd", "control-plane", "kubelet-start", "wait-control-plane", "upload-config", "upload-certs", "bootstrap-token",
    ];

    // What each of the fragments may not set, and what to write instead.
    private static readonly Dictionary<string, string> ClusterFields = new()
    {
        ["apiVersion"] = "leave it out: it follows from version",
        ["kind"] = "leave it out",
        ["kubernetesVersion"] = "write version",
        ["clusterName"] = "write name",
        ["controlPlaneEndpoint"] = "write endpoint.address, endpoint.name and endpoint.port",
        ["networking"] = "write networking.podCidr, networking.serviceCidr and networking.dnsDomain",
        ["imageRepository"] = "write artifacts.imageRepository",
        ["apiServer.certSANs"] = "write kubeadm.extraSans",
        ["etcd.external"] = "give the hosts that are to run etcd the role etcd",
    };

    private static readonly Dictionary<string, string> KubeletFields = new()
    {
        ["apiVersion"] = "leave it out",
        ["kind"] = "leave it out",
        ["cgroupDriver"] = "leave it out: kubelet and containerd are both set to systemd",
        ["clusterDomain"] = "write networking.dnsDomain",
    };

    private static readonly Dictionary<string, string> ProxyFields = new()
    {
        ["apiVersion"] = "leave it out",
        ["kind"] = "leave it out",
        ["clusterCIDR"] = "write networking.podCidr",
    };

    public static void Judge(ClusterDocument document, SpecErrors errors)
    {
        var kubeadm = document.Kubeadm;
        foreach (var phase in kubeadm.SkipPhases.Items())
        {
            if (phase.Has(out var name) && Needed.Contains(name.Split('/')[0]))
            {
                errors.Add(phase.Place, $"without the phase {name} there is no cluster, or no host can join it", "leave it out");
            }
        }

        foreach (var check in kubeadm.IgnorePreflightErrors.Items())
        {
            if (check.Has(out var name) && name.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                errors.Add(check.Place, "'all' would hide every fault of every host", "name each error to ignore, such as SystemVerification");
            }
        }

        JudgeFragment(kubeadm.ClusterConfiguration, ClusterFields, errors);
        JudgeKubelet(kubeadm.KubeletConfiguration, errors);
        JudgeFragment(kubeadm.KubeProxyConfiguration, ProxyFields, errors);
    }

    /// <summary>A fragment of KubeletConfiguration, be it the cluster's or a host's.</summary>
    public static void JudgeKubelet(Field<YamlMapping> fragment, SpecErrors errors) => JudgeFragment(fragment, KubeletFields, errors);

    private static void JudgeFragment(Field<YamlMapping> fragment, Dictionary<string, string> refused, SpecErrors errors)
    {
        if (!fragment.Has(out var map))
        {
            return;
        }

        foreach (var (field, remedy) in refused)
        {
            if (map.Find(field.Split('.')) is { } written)
            {
                errors.Add(fragment.Place.Key(field, written.Line), $"{field} follows from the rest of the file", remedy);
            }
        }
    }
}

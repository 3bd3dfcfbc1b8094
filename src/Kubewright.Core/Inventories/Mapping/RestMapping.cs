namespace Kubewright.Core.Inventories.Mapping;

/// <summary>Variables that became no field: those that are known to mean nothing here, and those that somebody has to look at.</summary>
internal static class RestMapping
{
    private const string NodeLocalDns = "the cache of names on every node is not installed";
    private const string NodeLocalDnsRemedy = "install it with its own manifest after apply, if you want it";

    // Where Kubespray puts its own files and how it goes about its work.
    private static readonly string[] Internal =
    [
        "bin_dir", "kube_config_dir", "kube_script_dir", "kube_manifest_dir", "kube_cert_dir", "kube_token_dir", "kube_owner", "kube_cert_group", "kube_log_level",
        "kube_api_anonymous_auth", "local_release_dir", "retry_stagger", "credentials_dir", "kubeadm_certificate_key", "default_kubelet_config_dir",
        "dynamic_kubelet_configuration_dir", "skydns_server", "skydns_server_secondary", "kube_apiserver_ip", "kube_apiserver_insecure_port", "kubeadm_patches",
        "k8s_image_pull_policy", "kube_proxy_nodeport_addresses", "kubeconfig_localhost", "kubectl_localhost", "kubeconfig_localhost_ansible_host", "helm_deployment_type",
        "download_run_once", "download_localhost", "download_force_cache", "download_container", "download_validate_certs", "ignore_assert_errors", "deploy_container_engine",
        "cert_management", "no_proxy_exclude_workers", "unsafe_show_logs", "image_arch", "ansible_group_priority", "krew_root_dir", "event_ttl_duration",
        "etcd_deployment_type", "etcd_kubeadm_enabled", "resolvconf_mode", "ndots", "docker_bin_dir", "docker_cgroup_driver", "kubelet_cgroup_driver",
    ];

    // Settings of pod networks, each with its own name before it.
    private static readonly string[] PodNetworks = ["calico_", "canal_", "cilium_", "flannel_", "weave_", "kube_router_", "kube_ovn_", "macvlan_", "peer_with_"];

    private static readonly IReadOnlyList<(string Name, string Why, string Remedy)> Known =
    [
        ("upstream_dns_servers", "the hosts' resolvers stay as they are", "set them up on the hosts, or change CoreDNS' ConfigMap after apply"),
        ("nameservers", "the hosts' resolvers stay as they are", "set them up on the hosts"),
        ("searchdomains", "the hosts' resolvers stay as they are", "set them up on the hosts"),
        ("enable_nodelocaldns", NodeLocalDns, NodeLocalDnsRemedy),
        ("etcd_version", "Kubewright chooses etcd by Kubernetes' version", "write etcd.version, where that matters to you"),
        ("containerd_version", "containerd is the distribution's package", "write runtime.source: release and runtime.containerdVersion, where that matters to you"),
        ("auto_renew_certificates", "certificates are not renewed by a timer", "renew them with kubeadm certs renew before they end"),
        ("kube_override_hostname", "a node has its host's name", "name the host in the inventory as its node is to be called"),
        ("cloud_provider", "clouds are not Kubewright's", "install the cloud's controller after apply"),
        ("external_cloud_provider", "clouds are not Kubewright's", "install the cloud's controller after apply"),
    ];

    public static void Write(VariableScope cluster, IEnumerable<Variable> ofHosts)
    {
        var off = cluster.All.Where(IsOff).Select(variable => variable.Name)
            .Select(name => name.EndsWith("_enabled", StringComparison.Ordinal) ? name[..^"enabled".Length] : name.StartsWith("enable_", StringComparison.Ordinal) ? name["enable_".Length..] + "_" : null)
            .OfType<string>().ToList();
        foreach (var variable in cluster.All.Concat(ofHosts).Where(variable => !cluster.Ledger.IsSettled(variable)))
        {
            Settle(variable, cluster.Ledger, off.FirstOrDefault(prefix => variable.Name.StartsWith(prefix, StringComparison.Ordinal)));
        }
    }

    private static void Settle(Variable variable, ImportLedger ledger, string? off)
    {
        if (VariableScope.IsNothing(variable.Value) || IsOff(variable))
        {
            ledger.Drop(variable, "it says that something is off, or left to its default");
        }
        else if (Internal.Contains(variable.Name) || ledger.WasAsked(variable.Name))
        {
            ledger.Drop(variable, Internal.Contains(variable.Name) ? "it is about Kubespray's own work" : "it says what is so anyway");
        }
        else if (off is not null)
        {
            ledger.Drop(variable, $"{off.TrimEnd('_')} is off");
        }
        else
        {
            Report(variable, ledger);
        }
    }

    private static void Report(Variable variable, ImportLedger ledger)
    {
        if (Known.FirstOrDefault(known => known.Name == variable.Name) is { Name: not null } known)
        {
            ledger.Report(variable, known.Why, known.Remedy);
        }
        else if (variable.Name.StartsWith("nodelocaldns_", StringComparison.Ordinal))
        {
            ledger.Report(variable, NodeLocalDns, NodeLocalDnsRemedy);
        }
        else if (PodNetworks.Any(network => variable.Name.StartsWith(network, StringComparison.Ordinal)))
        {
            ledger.Report(variable, "it is a setting of the pod network, which your manifests make", "see that the manifests have it");
        }
        else if (variable.Name.EndsWith("_enabled", StringComparison.Ordinal))
        {
            ledger.Report(variable, "Kubewright installs no add-ons", "install it with its own manifests or chart after apply");
        }
        else if (variable.Value is string text && text.StartsWith("$ANSIBLE_VAULT", StringComparison.Ordinal))
        {
            ledger.Report(variable, "it is encrypted", "write what it is for into the cluster file, where there is a field for it");
        }
        else
        {
            ledger.Report(variable, "the cluster file has no field for it", "look whether the cluster needs it; docs/cluster-yaml.md has all fields");
        }
    }

    private static bool IsOff(Variable variable) => variable.Value is false || (variable.Value is string text && text.ToLowerInvariant() is "false" or "no" or "off");
}

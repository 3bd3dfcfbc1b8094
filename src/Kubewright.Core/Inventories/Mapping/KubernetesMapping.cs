using System.Globalization;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Inventories.Mapping;

/// <summary>What is asked of kubeadm, the kubelet, kube-proxy and etcd.</summary>
internal sealed class KubernetesMapping(VariableScope variables, FileMap root)
{
    private const string EtcdComment = "etcd runs under systemd on the hosts with that role.";

    private static readonly IReadOnlyList<(string Variable, string Flag)> Etcds =
    [
        ("etcd_quota_backend_bytes", "quota-backend-bytes"), ("etcd_compaction_retention", "auto-compaction-retention"), ("etcd_heartbeat_interval", "heartbeat-interval"),
        ("etcd_election_timeout", "election-timeout"), ("etcd_snapshot_count", "snapshot-count"),
    ];

    private const string Comment = "What is asked of kubeadm beyond the rest of the file.";

    /// <param name="etcdOnHosts">Whether hosts have the role etcd.</param>
    public void Write(bool etcdOnHosts, SourcePlace place)
    {
        var kubeadm = root.Map("kubeadm", Comment);
        if (variables.Find("supplementary_addresses_in_ssl_keys") is { } names)
        {
            kubeadm.Set("extraSans", VariableScope.Texts(names), $"{names.Place}: {names.Name}");
            variables.Carry(names, "kubeadm.extraSans");
        }

        SkipPhases(kubeadm);
        Kubelet(kubeadm);
        Proxy(kubeadm, place);
        Etcd(etcdOnHosts);
        ApiServer();
    }

    private void SkipPhases(FileMap kubeadm)
    {
        var skipped = new List<string>();
        if (variables.Find("kube_proxy_remove") is { } remove && VariableScope.IsOn(remove))
        {
            skipped.Add("addon/kube-proxy");
            variables.Carry(remove, "kubeadm.skipPhases");
        }

        if (variables.Find("dns_mode") is { } dns)
        {
            var mode = VariableScope.Text(dns);
            if (mode is "none" or "manual")
            {
                skipped.Add("addon/coredns");
                variables.Carry(dns, "kubeadm.skipPhases");
            }
            else if (mode == "coredns")
            {
                variables.Drop(dns, "kubeadm installs CoreDNS");
            }
            else
            {
                variables.Report(dns, "kubeadm installs CoreDNS as its version has it", "change CoreDNS' Deployment after apply");
            }
        }

        if (skipped.Count > 0)
        {
            kubeadm.Set("skipPhases", skipped);
        }
    }

    private void Kubelet(FileMap kubeadm)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        Number("kubelet_max_pods", "maxPods");
        Number("kubelet_pods_per_core", "podsPerCore");
        Number("kube_read_only_port", "readOnlyPort");
        Text("kubelet_shutdown_grace_period", "shutdownGracePeriod");
        Text("kubelet_shutdown_grace_period_critical_pods", "shutdownGracePeriodCriticalPods");
        Text("kubelet_logfiles_max_size", "containerLogMaxSize");
        Number("kubelet_logfiles_max_nr", "containerLogMaxFiles");
        if (variables.Find("kubelet_rotate_server_certificates") is { } rotate && VariableScope.IsOn(rotate))
        {
            Add(rotate, "serverTLSBootstrap", true);
        }

        if (fields.Count > 0)
        {
            kubeadm.Set("kubeletConfiguration", new YamlMap(fields));
        }

        void Number(string name, string field)
        {
            if (variables.Find(name) is { } found && long.TryParse(VariableScope.Text(found), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                Add(found, field, number);
            }
        }

        void Text(string name, string field)
        {
            if (variables.Find(name) is { } found)
            {
                Add(found, field, VariableScope.Text(found));
            }
        }

        void Add(Variable found, string field, object value)
        {
            fields.Add(KeyValuePair.Create(field, (object?)value));
            variables.Carry(found, $"kubeadm.kubeletConfiguration.{field}");
        }
    }

    private void Proxy(FileMap kubeadm, SourcePlace place)
    {
        var found = variables.Find("kube_proxy_mode");
        var mode = found is null ? "ipvs" : VariableScope.Text(found);
        var fields = new List<KeyValuePair<string, object?>> { KeyValuePair.Create("mode", (object?)mode) };
        if (found is not null)
        {
            variables.Carry(found, "kubeadm.kubeProxyConfiguration.mode");
        }

        if (variables.Find("kube_proxy_strict_arp") is { } strict && VariableScope.IsOn(strict))
        {
            fields.Add(KeyValuePair.Create("ipvs", (object?)YamlMap.Of(("strictARP", true))));
            variables.Carry(strict, "kubeadm.kubeProxyConfiguration.ipvs.strictARP");
        }

        if (variables.Find("kube_proxy_nodeport_addresses_cidr") is { } addresses)
        {
            fields.Add(KeyValuePair.Create("nodePortAddresses", (object?)VariableScope.Texts(addresses)));
            variables.Carry(addresses, "kubeadm.kubeProxyConfiguration.nodePortAddresses");
        }

        kubeadm.Set("kubeProxyConfiguration", new YamlMap(fields), found is null ? $"{place}: kube_proxy_mode (Kubespray's default)" : $"{found.Place}: {found.Name}");
    }

    private void Etcd(bool onHosts)
    {
        if (variables.FindAny("etcd_events_cluster_enabled", "etcd_events_cluster_setup") is { } events && VariableScope.IsOn(events))
        {
            if (onHosts)
            {
                root.Map("etcd", EtcdComment).Set("events", true, $"{events.Place}: {events.Name}");
                variables.Carry(events, "etcd.events");
            }
            else
            {
                variables.Report(events, "a second etcd for events needs etcd on hosts", "give hosts the role etcd, and write etcd.events: true");
            }
        }

        EtcdSettings(onHosts);
        if (variables.Find("etcd_data_dir") is { } data)
        {
            if (VariableScope.Text(data) == "/var/lib/etcd")
            {
                variables.Drop(data, "it is so anyway");
            }
            else
            {
                variables.Report(data, "etcd's data lies in /var/lib/etcd", "mount the disk for etcd there");
            }
        }
    }

    private void EtcdSettings(bool onHosts)
    {
        var settings = new List<KeyValuePair<string, object?>>();
        foreach (var (name, flag) in Etcds)
        {
            if (variables.Find(name) is not { } found)
            {
                continue;
            }

            if (onHosts)
            {
                settings.Add(KeyValuePair.Create(flag, (object?)VariableScope.Text(found)));
                variables.Carry(found, $"etcd.settings.{flag}");
            }
            else
            {
                variables.Report(found, "it is a flag of etcd", $"write {flag} to kubeadm.clusterConfiguration.etcd.local.extraArgs");
            }
        }

        if (settings.Count > 0)
        {
            root.Map("etcd", EtcdComment).Set("settings", new YamlMap(settings));
        }
    }

    private void ApiServer()
    {
        foreach (var name in (string[])["kube_oidc_auth", "kube_token_auth", "kube_webhook_token_auth", "kube_webhook_authorization", "kubernetes_audit", "kube_encrypt_secret_data", "podsecuritypolicy_enabled"])
        {
            if (variables.Find(name) is { } found && VariableScope.IsOn(found))
            {
                variables.Report(found, "it is a matter of the API server's own flags and files", "write them to kubeadm.clusterConfiguration.apiServer, as extraArgs and extraVolumes");
            }
        }

        if (variables.Find("event_ttl_duration") is { } ttl && VariableScope.Text(ttl) is not ("1h0m0s" or "1h"))
        {
            variables.Report(ttl, "it is a flag of the API server", "write event-ttl to kubeadm.clusterConfiguration.apiServer.extraArgs");
        }
    }
}

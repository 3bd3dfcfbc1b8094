using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Inventories.Mapping;

/// <summary>What holds for the whole cluster: version, name, endpoint and networks.</summary>
internal sealed class ClusterMapping(VariableScope variables, ImportSettings settings, FileMap root)
{
    private const string Default = " (Kubespray's default)";
    private const string NetworkComment = "Networks inside the cluster: apart from each other and from the hosts' networks. Not to be changed later.";

    /// <param name="place">Of the inventory, for what it leaves open.</param>
    public void Write(SourcePlace place)
    {
        root.Set("apiVersion", "kubewright.io/v1alpha1").Set("kind", "Cluster");
        Name();
        Version(place);
        Endpoint();
        Networks(place);
        PodNetwork(place);
    }

    private void Name()
    {
        var dns = variables.Find("cluster_name");
        var name = settings.Name ?? (dns is null ? null : VariableScope.Text(dns).Split('.')[0]);
        if (name is not (null or "cluster"))
        {
            root.Set("name", name, settings.Name is null ? $"{dns!.Place}: cluster_name" : $"--name {name}");
        }
    }

    private void Version(SourcePlace place)
    {
        var found = variables.Find("kube_version");
        if (settings.Version is { } given)
        {
            root.Set("version", given, $"--version {given}");
            Drop(found, "--version wins");
        }
        else if (found is not null)
        {
            Set(root, "version", VariableScope.Text(found).TrimStart('v'), found, "version");
        }
        else
        {
            root.Leave("version", place.ToString());
        }
    }

    private void Endpoint()
    {
        var endpoint = root.Map("endpoint", "Where clients find the API servers. keepalived holds the address: no machine may have it already.");
        var external = variables.Find("loadbalancer_apiserver");
        var vip = VariableScope.IsOn(variables.Find("kube_vip_enabled")) ? variables.Find("kube_vip_address") : null;
        if (settings.Endpoint is { } given)
        {
            endpoint.Set("address", given, $"--endpoint {given}");
            Drop(vip, "--endpoint wins");
            Drop(external, "--endpoint wins");
        }
        else if (vip is not null)
        {
            Set(endpoint, "address", VariableScope.Text(vip), vip, "endpoint.address");
        }
        else if (external?.Value is YamlMap balancer && balancer["address"] is { } address)
        {
            Set(endpoint, "address", address.ToString()!, external, "endpoint.address");
            variables.Ledger.Report(
                external.Place,
                "loadbalancer_apiserver",
                "keepalived will hold this address on the cluster's own balancers; today a load balancer outside has it",
                "take it from that load balancer before apply, or import with --endpoint and another free address");
        }

        if (variables.Find("apiserver_loadbalancer_domain_name") is { } name)
        {
            Set(endpoint, "name", VariableScope.Text(name), name, "endpoint.name");
        }

        KubeVip();
        DropAll("every node reaches the API servers through the endpoint", "loadbalancer_apiserver_localhost", "loadbalancer_apiserver_type", "loadbalancer_apiserver_port", "loadbalancer_apiserver_healthcheck_port");
        if (variables.Find("kube_apiserver_port") is { } port)
        {
            ReportUnless(port, VariableScope.Text(port) == "6443", "the API servers listen on 6443", "write endpoint.port for the port that clients use");
        }
    }

    private void KubeVip()
    {
        if (variables.Find("kube_vip_enabled") is { } enabled)
        {
            ReportUnless(enabled, !VariableScope.IsOn(enabled), "keepalived holds the address here, and not kube-vip", "nothing, if that is the same to you");
        }

        if (variables.Find("kube_vip_services_enabled") is { } services)
        {
            ReportUnless(services, !VariableScope.IsOn(services), "addresses of services are not kube-vip's here", "install a load balancer for services after apply, such as kube-vip or MetalLB");
        }

        DropAll("it belongs to kube-vip", "kube_vip_controlplane_enabled", "kube_vip_arp_enabled", "kube_vip_interface", "kube_vip_lb_enable", "kube_vip_bgp_enabled");
    }

    private void Networks(SourcePlace place)
    {
        var networking = root.Map("networking", NetworkComment);
        Cidr(networking, "podCidr", "kube_pods_subnet", "10.233.64.0/18", place);
        Cidr(networking, "serviceCidr", "kube_service_addresses", "10.233.0.0/18", place);
        if (variables.FindAny("dns_domain", "cluster_name") is { } domain)
        {
            Set(networking, "dnsDomain", VariableScope.Text(domain), domain, "networking.dnsDomain");
            if (variables.Find("cluster_name") is { } cluster)
            {
                variables.Carry(cluster, "networking.dnsDomain");
            }
        }

        if (variables.Find("kube_network_node_prefix") is { } prefix)
        {
            ReportUnless(prefix, VariableScope.Text(prefix) == "24", "every node gets a /24 of the pods' network", "look whether that many nodes and pods fit");
        }

        if (variables.FindAny("enable_dual_stack_networks", "ipv6_stack") is { } dual)
        {
            ReportUnless(dual, !VariableScope.IsOn(dual), "a cluster has one family of addresses here", "decide for one, and write networking.podCidr and networking.serviceCidr of it");
        }

        DropAll("it is for a second family of addresses", "kube_service_addresses_ipv6", "kube_pods_subnet_ipv6", "kube_network_node_prefix_ipv6");
    }

    private void Cidr(FileMap networking, string field, string name, string otherwise, SourcePlace place)
    {
        if (variables.Find(name) is { } found)
        {
            Set(networking, field, VariableScope.Text(found), found, $"networking.{field}");
        }
        else
        {
            networking.Set(field, otherwise, $"{place}: {name}{Default}");
        }
    }

    private void PodNetwork(SourcePlace place)
    {
        var networking = root.Map("networking", NetworkComment);
        var found = variables.Find("kube_network_plugin");
        var plugin = found is null ? "calico" : VariableScope.Text(found);
        if (settings.Manifests.Count > 0)
        {
            networking.Set("cni", "manifests").Set("manifests", settings.Manifests, $"--manifests {string.Join(' ', settings.Manifests)}");
            if (found is not null)
            {
                variables.Carry(found, "networking.manifests");
            }
        }
        else
        {
            networking.Set("cni", "none", found?.Place.ToString());
            const string Why = "Kubewright has no manifests of its own for it, so cni: none was written, and nodes will not be ready";
            var remedy = $"get {plugin}'s manifests for the pods' network, then import again with --manifests FILE, or write cni: manifests and manifests: into the cluster file";
            if (plugin is "cni" or "none")
            {
                Drop(found, "cni: none says the same");
            }
            else if (found is not null)
            {
                variables.Report(found, $"{plugin}: {Why}", remedy);
            }
            else
            {
                variables.Ledger.Report(place, "kube_network_plugin", $"{plugin}{Default}: {Why}", remedy);
            }
        }

        if (variables.Find("kube_network_plugin_multus") is { } multus)
        {
            ReportUnless(multus, !VariableScope.IsOn(multus), "further networks of pods are not Kubewright's", "install Multus after apply");
        }
    }

    private void Set(FileMap map, string key, object value, Variable found, string field)
    {
        map.Set(key, value, $"{found.Place}: {found.Name}");
        variables.Carry(found, field);
    }

    private void ReportUnless(Variable found, bool same, string why, string remedy)
    {
        if (same)
        {
            variables.Drop(found, "it is so anyway");
        }
        else
        {
            variables.Report(found, why, remedy);
        }
    }

    private void DropAll(string why, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Drop(variables.Find(name), why);
        }
    }

    private void Drop(Variable? found, string why)
    {
        if (found is not null)
        {
            variables.Drop(found, why);
        }
    }
}

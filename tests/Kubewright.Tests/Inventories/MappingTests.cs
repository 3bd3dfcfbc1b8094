using Kubewright.Core.Inventories;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Inventories;

/// <summary>What single variables become.</summary>
public sealed class MappingTests
{
    private const string Hosts = """
        [all]
        node1 ansible_host=10.1.0.11
        node2 ansible_host=10.1.0.12

        [kube_control_plane]
        node1

        [kube_node]
        node2

        [etcd]
        node1

        [all:vars]
        kube_version=v1.28.3
        etcd_deployment_type=kubeadm

        """;

    [Theory]
    [InlineData("kube_version=1.29.1", "version: 1.29.1")]
    [InlineData("cluster_name=prod.example.com", "name: prod", "dnsDomain: prod.example.com")]
    [InlineData("kube_pods_subnet=10.50.0.0/16", "podCidr: 10.50.0.0/16", "serviceCidr: 10.233.0.0/18")]
    [InlineData("kube_network_plugin=none", "cni: none")]
    [InlineData("kube_proxy_mode=iptables", "mode: iptables")]
    [InlineData("kube_proxy_strict_arp=true", "mode: ipvs", "strictARP: true")]
    [InlineData("kube_proxy_remove=True", "skipPhases: [addon/kube-proxy]")]
    [InlineData("dns_mode=none", "skipPhases: [addon/coredns]")]
    [InlineData("kubelet_max_pods=50", "maxPods: 50")]
    [InlineData("kubelet_rotate_server_certificates=yes", "serverTLSBootstrap: true")]
    [InlineData("supplementary_addresses_in_ssl_keys=['10.0.0.1', 'k8s.example.com']", "extraSans: [10.0.0.1, k8s.example.com]")]
    [InlineData("kube_image_repo=registry.example.com/k8s", "imageRepository: registry.example.com/k8s")]
    [InlineData("docker_image_repo=registry.example.com", "- {host: docker.io, mirrors: [https://registry.example.com]}")]
    [InlineData("containerd_registries={\"docker.io\": \"https://a.example.com\"}", "- {host: docker.io, mirrors: [https://a.example.com]}")]
    [InlineData(
        "containerd_registries_mirrors=[{'prefix': 'quay.io', 'mirrors': [{'host': 'https://b.example.com', 'capabilities': ['pull']}]}]",
        "- {host: quay.io, mirrors: [https://b.example.com]}")]
    [InlineData("http_proxy=http://proxy.example.com:3128\nno_proxy=10.0.0.0/8,example.com", "http: http://proxy.example.com:3128", "noProxy: [10.0.0.0/8, example.com]")]
    [InlineData("ntp_enabled=true\nntp_manage_config=true\nntp_servers=['10.1.0.3 iburst', 'ntp.example.com']", "kind: upstream", "servers: [10.1.0.3, ntp.example.com]")]
    [InlineData("kube_vip_enabled=true\nkube_vip_address=10.1.0.10", "address: 10.1.0.10")]
    [InlineData("loadbalancer_apiserver={'address': '10.1.0.10', 'port': 6443}", "address: 10.1.0.10")]
    [InlineData("kube_vip_enabled=true\nkube_vip_address=10.1.0.10\napiserver_loadbalancer_domain_name=k8s.example.com", "name: k8s.example.com")]
    [InlineData("ansible_user=ubuntu\nansible_port=2222", "user: ubuntu", "port: 2222")]
    [InlineData("ansible_ssh_private_key_file=~/.ssh/cluster", "key: ~/.ssh/cluster")]
    [InlineData("mirror=registry.example.com\nkube_image_repo={{ mirror }}/k8s", "imageRepository: registry.example.com/k8s")]
    public void A_variable_becomes_a_field(string variables, params string[] lines)
    {
        var text = Import(Hosts + variables + "\n").File.Text;

        Assert.All(lines, line => Assert.Contains(line, text.Split('\n').Select(written => written.Trim())));
    }

    [Theory]
    [InlineData("container_manager=docker", "container_manager", "containerd is the only runtime here")]
    [InlineData("kube_network_plugin=calico", "kube_network_plugin", "calico: Kubewright has no manifests of its own for it, so cni: none was written, and nodes will not be ready")]
    [InlineData("upstream_dns_servers=['10.1.0.2']", "upstream_dns_servers", "the hosts' resolvers stay as they are")]
    [InlineData("kube_network_node_prefix=25", "kube_network_node_prefix", "every node gets a /24 of the pods' network")]
    [InlineData("helm_enabled=true", "helm_enabled", "Kubewright installs no add-ons")]
    [InlineData("kubernetes_audit=true", "kubernetes_audit", "it is a matter of the API server's own flags and files")]
    [InlineData("ansible_become_password=geheim", "ansible_become_password", "it is a secret, which does not belong into a cluster file")]
    [InlineData("kube_image_repo={{ registry_host }}/k8s", "kube_image_repo", "it refers to registry_host, which the inventory does not set")]
    [InlineData("kube_image_repo={{ a }}\na={{ kube_image_repo }}", "kube_image_repo", "it refers to itself")]
    [InlineData("kube_image_repo={{ a | lower }}", "kube_image_repo", "its expression is more than a reference to a variable")]
    [InlineData("ansible_ssh_private_key_file=~/.ssh/other", "ansible_ssh_private_key_file", "there is no file /home/me/.ssh/other")]
    [InlineData("our_own_variable=1", "our_own_variable", "the cluster file has no field for it")]
    [InlineData("kubeadm_download_url=https://files.example.com/kubeadm", "kubeadm_download_url", "Kubewright takes programs from a directory or a web server that has a catalogue with digests, and not URL by URL")]
    public void What_is_not_carried_over_is_said_with_its_line(string variables, string name, string why)
    {
        var imported = Import(Hosts + variables + "\n");

        Assert.Contains(new { Place = new SourcePlace("inventory.ini", 17), Name = name, Why = why }, imported.NotCarried.Select(item => new { item.Place, item.Name, item.Why }));
        Assert.Contains($"# inventory.ini:17: {name}: {why}", imported.File.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", imported.File.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_in_yaml_are_the_same()
    {
        var yaml = Import(
            """
            all:
              vars: {kube_version: v1.28.3, etcd_deployment_type: kubeadm}
              hosts:
                node1: {ansible_host: 10.1.0.11}
                node2:
                  ansible_host: 10.1.0.12
              children:
                kube_control_plane:
                  hosts:
                    node1:
                kube_node: {hosts: {node2: null}}
                etcd: {hosts: {node1: {}}}
            """,
            name: "hosts.yaml");

        Assert.Equal(WithoutComments(Import(Hosts)), WithoutComments(yaml));
    }

    [Fact]
    public void Ranges_are_counted_and_groups_may_be_nested() => Assert.Equal(
        "n08, n09, n10, n11",
        string.Join(", ", HostLines(Import(
            """
            n[08:11]

            [masters]
            n08
            [rest]
            n[09:11]
            [kube-master:children]
            masters
            [kube-node:children]
            rest
            [all:vars]
            kube_version=v1.28.3
            etcd_deployment_type=kubeadm
            ansible_host=10.1.0.1
            """)).Select(line => line.Split("name: ")[1].Split(',')[0])));

    [Theory]
    [InlineData("-o ProxyJump=admin@bastion.example.com:2222", "jump: admin@bastion.example.com:2222")]
    [InlineData("-o ProxyJump=a@one.example.com,b@two.example.com", "jump: [a@one.example.com, b@two.example.com]")]
    [InlineData("-J admin@bastion.example.com", "jump: admin@bastion.example.com")]
    [InlineData("-o ProxyCommand='ssh -W %h:%p -p 2222 -q admin@bastion.example.com'", "jump: admin@bastion.example.com:2222")]
    public void Jump_hosts_are_found_in_the_arguments_for_ssh(string arguments, string field)
    {
        var imported = Import(Hosts + $"ansible_ssh_common_args={arguments}\n");

        Assert.Contains(field, imported.File.Text.Split('\n').Select(line => line.Trim()));
        Assert.DoesNotContain(imported.NotCarried, item => item.Name == "ansible_ssh_common_args");
    }

    [Fact]
    public void A_bastion_is_the_way_to_all_hosts() => Assert.Contains(
        "jump: admin@203.0.113.1:2222",
        Import(Hosts + "[bastion]\nbastion ansible_host=203.0.113.1 ansible_user=admin ansible_port=2222\n").File.Text.Split('\n').Select(line => line.Trim()));

    [Fact]
    public void Other_arguments_for_ssh_are_said() => Assert.Contains(
        Import(Hosts + "ansible_ssh_common_args=-o ProxyJump=a@b -o ConnectTimeout=5\n").NotCarried, item => item.Name == "ansible_ssh_common_args");

    [Fact]
    public void Labels_and_taints_stay_at_their_host()
    {
        var imported = Import(Hosts.Replace("10.1.0.12", "10.1.0.12 node_labels=\"{'tier': 'front'}\" node_taints=\"['dedicated=gpu:NoSchedule']\"", StringComparison.Ordinal));

        Assert.Equal("- {name: node2, address: 10.1.0.12, roles: [worker], labels: {tier: front}, taints: [dedicated=gpu:NoSchedule]}", HostLines(imported).Last().Trim());
    }

    [Fact]
    public void The_nearer_a_variable_is_to_the_host_the_stronger_it_is()
    {
        var sources = new InventorySources
        {
            Inventory = new SourceText("inventory.ini", Hosts + "kubelet_max_pods=10\nansible_user=a\n"),
            GroupVars = [("all", new SourceText("all.yml", "kubelet_max_pods: 20\nkube_proxy_mode: iptables\n")), ("kube_control_plane", new SourceText("cp.yml", "kubelet_max_pods: 30\n"))],
            HostVars = [("node1", new SourceText("node1.yml", "ansible_user: b\n"))],
            ExtraVars = [new SourceText("extra.yml", "kube_proxy_mode: nftables\n")],
        };

        var text = Text(sources);

        Assert.Contains("maxPods: 30", text, StringComparison.Ordinal);
        Assert.Contains("mode: nftables", text, StringComparison.Ordinal);
        Assert.Contains("name: node1, address: 10.1.0.11, roles: [control-plane], user: b", text, StringComparison.Ordinal);
        Assert.Contains("name: node2, address: 10.1.0.12, roles: [worker], user: a", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Etcd_on_hosts_becomes_their_role_and_its_settings()
    {
        var imported = Import(Hosts.Replace("etcd_deployment_type=kubeadm", "etcd_deployment_type=host", StringComparison.Ordinal)
            + "etcd_events_cluster_enabled=true\netcd_quota_backend_bytes=\"4294967296\"\n");

        Assert.Equal("- {name: node1, address: 10.1.0.11, roles: [control-plane, etcd]}", HostLines(imported).First().Trim());
        Assert.Contains("etcd:\n  events: true\n  settings:\n    quota-backend-bytes: \"4294967296\"\n", imported.File.Text, StringComparison.Ordinal);
        Assert.Contains(
            Import(Hosts + "etcd_quota_backend_bytes=\"4294967296\"\n").NotCarried,
            item => item.Remedy == "write quota-backend-bytes to kubeadm.clusterConfiguration.etcd.local.extraArgs");
    }

    [Fact]
    public void Another_address_for_ssh_is_said() => Assert.Contains(
        Import(Hosts.Replace("ansible_host=10.1.0.12", "ansible_host=203.0.113.12 ip=10.1.0.12", StringComparison.Ordinal)).NotCarried,
        item => item.Name == "ansible_host" && item.Remedy.Contains("HostName 203.0.113.12", StringComparison.Ordinal));

    private static ImportedCluster Import(string inventory, string name = "inventory.ini") =>
        Read(new InventorySources { Inventory = new SourceText(name, inventory) });

    private static string Text(InventorySources sources) => Read(sources).File.Text;

    private static ImportedCluster Read(InventorySources sources)
    {
        var reading = InventoryImport.Read(sources, new ImportSettings(), new FakeClusterFolder { Files = { ["/home/me/.ssh/cluster"] = "" } });
        Assert.True(reading is InventoryReading.Right, reading is InventoryReading.Wrong wrong ? string.Join('\n', wrong.Errors) : "");
        return ((InventoryReading.Right)reading).Cluster;
    }

    private static IEnumerable<string> HostLines(ImportedCluster imported) => imported.File.Text.Split('\n').Where(line => line.StartsWith("  - {name: ", StringComparison.Ordinal));

    private static string WithoutComments(ImportedCluster imported) => string.Join('\n', imported.File.Text.Split('\n').Where(line => !line.StartsWith('#')));
}

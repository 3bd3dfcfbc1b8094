using System.Net;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class SpecReaderTests
{
    [Fact]
    public void Three_addresses_and_a_version_make_a_cluster_with_one_control_plane()
    {
        var spec = Specs.Read(Wrong.Header + "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\n");

        Assert.Equal("cp1 worker1 worker2", Names(spec));
        Assert.Equal("kubernetes", spec.Name);
        Assert.Equal(EndpointKind.Single, spec.Endpoint.Kind);
        Assert.Equal("192.168.2.11:6443", spec.ControlPlaneEndpoint);
        Assert.Empty(spec.Balancers);
        Assert.Equal("10.244.0.0/16", spec.Networking.PodCidr.ToString());
        Assert.Equal("10.96.0.0/12", spec.Networking.ServiceCidr.ToString());
        Assert.Equal(CniKind.Bridge, spec.Networking.Cni);
        Assert.All(spec.Hosts, host => Assert.Equal(new Login(), host.Login));
    }

    [Fact]
    public void With_an_address_for_the_endpoint_the_first_three_hosts_are_control_planes()
    {
        var spec = Specs.Read(Wrong.Header + Wrong.Hosts);

        Assert.Equal("cp1 cp2 cp3 worker1", Names(spec));
        Assert.Equal(EndpointKind.Keepalived, spec.Endpoint.Kind);
        Assert.Equal("192.168.2.10:8443", spec.ControlPlaneEndpoint);
        Assert.Equal(spec.ControlPlanes, spec.Balancers);
        Assert.DoesNotContain(spec.ControlPlanes, host => host.Is(HostRole.Worker));
    }

    [Theory]
    [InlineData("hosts: [192.168.2.11]\n", "cp1")]
    [InlineData("hosts: [192.168.2.11]\nendpoint: {address: 192.168.2.10}\n", "cp1")]
    [InlineData("hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10}\n", "cp1 cp2 cp3")]
    public void Where_no_host_is_left_for_workloads_the_control_planes_take_them(string rest, string names)
    {
        var spec = Specs.Read(Wrong.Header + rest);

        Assert.Equal(names, Names(spec));
        Assert.All(spec.Hosts, host => Assert.True(host.Is(HostRole.ControlPlane) && host.Is(HostRole.Worker)));
    }

    [Fact]
    public void Two_hosts_behind_an_address_have_one_control_plane() =>
        Assert.Equal("cp1 worker1", Names(Specs.Read(Wrong.Header + "hosts: [192.168.2.11, 192.168.2.12]\nendpoint: {address: 192.168.2.10}\n")));

    [Fact]
    public void Names_that_are_not_written_avoid_those_that_are()
    {
        var spec = Specs.Read(Wrong.Header +
            """
            hosts:
              - {name: worker1, address: 192.168.2.11, roles: [control-plane]}
              - {address: 192.168.2.12, roles: [worker]}
              - {address: 192.168.2.13, roles: [worker]}
            """);

        Assert.Equal("worker1 worker2 worker3", Names(spec));
    }

    [Fact]
    public void Dedicated_load_balancers_hold_the_endpoint_on_6443()
    {
        var spec = Specs.DedicatedBalancers("1.32.0");

        Assert.Equal("lb1 lb2 cp1 cp2 cp3 worker1", Names(spec));
        Assert.Equal("192.168.2.100:6443", spec.ControlPlaneEndpoint);
        Assert.Equal(["lb1", "lb2"], spec.Balancers.Select(host => host.Name.ToString()));
        Assert.Equal(4, spec.Nodes.Count());
    }

    [Fact]
    public void A_host_inherits_how_to_log_in_and_may_say_otherwise()
    {
        var folder = new FakeClusterFolder { Files = { ["/cluster/keys/all"] = "", ["/home/me/.ssh/one"] = "", ["/etc/known"] = "" } };

        var spec = Specs.Read(
            Wrong.Header +
            """
            ssh: {user: ubuntu, port: 2222, key: keys/all, knownHosts: /etc/known}
            hosts:
              - 192.168.2.11
              - {address: 192.168.2.12, user: admin, port: 22, key: ~/.ssh/one}
            """,
            folder);

        Assert.Equal(new Login { User = "ubuntu", Port = 2222, KeyFile = "/cluster/keys/all", KnownHostsFile = "/etc/known" }, spec.Hosts[0].Login);
        Assert.Equal(new Login { User = "admin", Port = 22, KeyFile = "/home/me/.ssh/one", KnownHostsFile = "/etc/known" }, spec.Hosts[1].Login);
    }

    [Fact]
    public void Every_field_reaches_the_cluster()
    {
        var folder = new FakeClusterFolder { Files = { ["/cluster/calico.yaml"] = "kind: List" }, Directories = { "/cluster/mirror" } };
        (folder.Files["/cluster/ca.pem"], folder.Files["/cluster/password"]) = ("-----BEGIN CERTIFICATE-----\n", "geheim\n");

        var spec = Specs.Read(
            Wrong.Header +
            """
            name: demo
            lab: lab1
            hosts:
              - {name: a, address: 10.0.0.1, roles: [control-plane, worker]}
            endpoint: {kind: keepalived, address: 10.0.0.9, name: api.example.internal, port: 9443, balancer: nginx, routerId: 7}
            networking: {podCidr: 10.10.0.0/16, serviceCidr: 10.20.0.0/16, dnsDomain: k8s.local, cni: manifests, manifests: [calico.yaml]}
            runtime:
              source: release
              containerdVersion: v2.1.5
              runcVersion: 1.3.3
              cniPluginsVersion: 1.8.0
              sandboxImage: my/pause:1
              restrictOomScoreAdj: true
              registries:
                - {host: docker.io, mirrors: ["https://mirror.example.com", "https://other.example.com:5000"], ca: ca.pem, username: reader, passwordFile: password}
            proxy: {http: "http://proxy:3128", https: "http://proxy:3129", noProxy: [.example.com, 10.0.0.0/8]}
            artifacts: {kubernetes: packages, directory: mirror, imageRepository: registry.example:5000/k8s}
            kubeadm:
              skipPhases: [addon/coredns]
              ignorePreflightErrors: [SystemVerification]
              extraSans: ["*.example.com", 1.2.3.4]
              clusterConfiguration: {etcd: {local: {dataDir: /data}}}
              kubeletConfiguration: {maxPods: 50, featureGates: {X: true}, a: "1", b: ~, c: 0.5, d: [1, x]}
              kubeProxyConfiguration: {mode: nftables}
            """,
            folder);

        Assert.Equal("demo", spec.Name);
        Assert.Equal("lab1", spec.Lab);
        Assert.Equal("api.example.internal:9443", spec.ControlPlaneEndpoint);
        Assert.Equal(IPAddress.Parse("10.0.0.9"), spec.EndpointAddress);
        Assert.Equal((Balancer.Nginx, 7), (spec.Endpoint.Balancer, spec.Endpoint.RouterId));
        Assert.Equal("10.10.0.0/16", spec.Networking.PodCidr.ToString());
        Assert.Equal("10.20.0.0/16", spec.Networking.ServiceCidr.ToString());
        Assert.Equal("k8s.local", spec.Networking.DnsDomain);
        Assert.Equal([new ManifestFile("calico.yaml", "kind: List")], spec.Networking.Manifests);
        Assert.Equal((RuntimeSource.Release, "my/pause:1", true), (spec.Runtime.Source, spec.Runtime.SandboxImage, spec.Runtime.RestrictOomScoreAdj));
        Assert.Equal(new RuntimeVersions { Containerd = new Version(2, 1, 5), Runc = new Version(1, 3, 3), CniPlugins = new Version(1, 8, 0) }, spec.Runtime.Versions);
        var registry = Assert.Single(spec.Runtime.Registries);
        Assert.Equal(["https://mirror.example.com/", "https://other.example.com:5000/"], registry.Mirrors.Select(mirror => mirror.ToString()));
        Assert.Equal(("docker.io", "reader", "geheim"), (registry.Host, registry.Username, registry.Password?.Reveal()));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", registry.Authority, StringComparison.Ordinal);
        Assert.Equal(("http://proxy:3128/", "http://proxy:3129/"), (spec.Proxy.Http?.ToString(), spec.Proxy.Https?.ToString()));
        Assert.Equal([".example.com", "10.0.0.0/8"], spec.Proxy.NoProxy);
        Assert.Equal(new ArtifactsSpec { Kubernetes = KubernetesSource.Packages, Directory = "/cluster/mirror", ImageRepository = "registry.example:5000/k8s" }, spec.Artifacts);
        Assert.Equal(["addon/coredns"], spec.Kubeadm.SkipPhases);
        Assert.Equal(["SystemVerification"], spec.Kubeadm.IgnorePreflightErrors);
        Assert.Equal(["*.example.com", "1.2.3.4"], spec.Kubeadm.ExtraSans);
        Assert.Equal("/data", ((YamlMap)((YamlMap)spec.Kubeadm.ClusterConfiguration["etcd"]!)["local"]!)["dataDir"]);
        Assert.Equal("nftables", spec.Kubeadm.KubeProxyConfiguration["mode"]);
        var kubelet = spec.Kubeadm.KubeletConfiguration;
        Assert.Equal([50L, "1", null, 0.5], new[] { "maxPods", "a", "b", "c" }.Select(key => kubelet[key]));
        Assert.Equal(true, ((YamlMap)kubelet["featureGates"]!)["X"]);
        Assert.Equal([1L, "x"], (IReadOnlyList<object?>)kubelet["d"]!);
    }

    [Fact]
    public void Manifests_alone_say_where_the_pod_network_comes_from()
    {
        var folder = new FakeClusterFolder { Files = { ["/cluster/flannel.yaml"] = "" } };

        Assert.Equal(CniKind.Manifests, Specs.Read(Wrong.Header + Wrong.Hosts + "networking: {manifests: [flannel.yaml]}\n", folder).Networking.Cni);
    }

    [Fact]
    public void Hosts_with_ipv6_addresses_get_ipv6_networks()
    {
        var spec = Specs.Read(Wrong.Header + "hosts: [\"fd00:2::11\"]\n");

        Assert.True(spec.Networking.PodCidr.IsV6 && spec.Networking.ServiceCidr.IsV6);
        Assert.Equal("[fd00:2::11]:6443", spec.ControlPlaneEndpoint);
    }

    [Theory]
    [InlineData("1.30.0", "{v: \"4\"}")]
    [InlineData("1.31.0", "[{name: v, value: \"4\"}]")]
    public void Extra_arguments_are_taken_in_the_form_of_the_version(string version, string arguments) =>
        Specs.OneHost(version, $"kubeadm: {{clusterConfiguration: {{apiServer: {{extraArgs: {arguments}}}}}}}");

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_file()
    {
        var errors = Wrong.Errors(
            """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            kubeadm: {ignorePreflightErrors: [all]}
            version: 1.32
            hosts:
              - {name: cp1, address: 192.168.2.11, rolls: [worker]}
              - {name: cp1, address: 192.168.2.11}
            endpoint:
              address: 192.168.2.11
              port: 0
            networking:
              podCidr: 192.168.0.0/16
            """);

        Assert.Equal(
            [
                "3 kubeadm.ignorePreflightErrors[0]",
                "4 version",
                "6 hosts[0].rolls",
                "7 hosts[1].address",
                "7 hosts[1].name",
                "9 endpoint.address",
                "10 endpoint.port",
                "12 networking.podCidr",
                "12 networking.podCidr",
            ],
            errors.Split('\n').Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public void Windows_line_ends_are_read() =>
        Assert.Equal("cp1", Names(Specs.Read((Wrong.Header + "hosts: [192.168.2.11]\n").Replace("\n", "\r\n", StringComparison.Ordinal))));

    private static string Names(ClusterSpec spec) => string.Join(' ', spec.Hosts);
}

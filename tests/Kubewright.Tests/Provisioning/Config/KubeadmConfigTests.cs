using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class KubeadmConfigTests
{
    private const string LabSettings =
        "kubeadm: {skipPhases: [addon/coredns], ignorePreflightErrors: [SystemVerification], kubeProxyConfiguration: {conntrack: {maxPerCore: 0}}}";

    [Theory]
    [InlineData("1.20.2")]
    [InlineData("1.25.16")]
    [InlineData("1.32.0")]
    [InlineData("1.36.2")]
    public void Files_for_init_and_join_are_as_kept(string version)
    {
        var spec = Specs.ThreeControlPlanesOneWorker(version, LabSettings);
        var hosts = spec.Hosts;

        Keep(KubeadmConfig.ForInit(spec, hosts[0], Credentials.Sample), "init.yaml");
        Keep(KubeadmConfig.ForJoin(spec, hosts[1], Credentials.Sample, Credentials.CaCertHash), "join-control-plane.yaml");
        Keep(KubeadmConfig.ForJoin(spec, hosts[3], Credentials.Sample, Credentials.CaCertHash), "join-worker.yaml");

        void Keep(string text, string name) => Golden.Matches(text, $"Provisioning/Config/Golden/{version}/{name}");
    }

    [Theory]
    [InlineData("1.20.2", "v1beta2")]
    [InlineData("1.21.14", "v1beta2")]
    [InlineData("1.22.0", "v1beta3")]
    [InlineData("1.30.14", "v1beta3")]
    [InlineData("1.31.0", "v1beta4")]
    [InlineData("1.36.2", "v1beta4")]
    public void The_api_is_the_newest_that_the_version_reads(string version, string api) =>
        Assert.Contains($"apiVersion: kubeadm.k8s.io/{api}\nkind: InitConfiguration\n", Init(Specs.OneHost(version)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1.21.0")]
    [InlineData("1.22.0")]
    public void Phases_to_skip_are_given_once_in_the_file_or_on_the_command_line(string version)
    {
        var spec = Specs.OneHost(version, "kubeadm: {skipPhases: [addon/coredns, addon/kube-proxy]}");

        var inFile = Init(spec).Contains("skipPhases:\n  - addon/coredns\n  - addon/kube-proxy\n", StringComparison.Ordinal);
        var arguments = KubeadmConfig.SkipPhasesArguments(spec);

        Assert.NotEqual(inFile, arguments.SequenceEqual(["--skip-phases=addon/coredns,addon/kube-proxy"]));
    }

    [Fact]
    public void Without_phases_to_skip_there_is_no_argument() => Assert.Empty(KubeadmConfig.SkipPhasesArguments(Specs.OneHost("1.20.2")));

    [Fact]
    public void The_certificate_covers_endpoint_control_planes_and_extra_names_once() =>
        Assert.Equal(
            ["192.168.2.10", "k8s-api.example.internal", "192.168.2.11", "cp1", "192.168.2.12", "cp2", "192.168.2.13", "cp3", "k8s.example.com"],
            KubeadmConfig.CertificateNames(Specs.ThreeControlPlanesOneWorker("1.32.0", "kubeadm: {extraSans: [k8s.example.com, 192.168.2.11]}")));

    [Fact]
    public void A_control_plane_that_is_a_worker_too_gets_no_taint()
    {
        var spec = Specs.OneHost("1.32.0");

        Assert.Contains("  taints: []\n", Init(spec), StringComparison.Ordinal);
        Assert.DoesNotContain("taints", Init(Specs.ThreeControlPlanesOneWorker("1.32.0")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_control_planes_join_with_the_certificate_key()
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0");

        Assert.Contains("certificateKey", Join(spec, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("certificateKey", Join(spec, 3), StringComparison.Ordinal);
        Assert.DoesNotContain("controlPlane:", Join(spec, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_join_can_discover_the_cluster_at_the_leader()
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0");

        var text = KubeadmConfig.ForJoin(spec, spec.Hosts[1], Credentials.Sample, Credentials.CaCertHash, spec.Hosts[0]);

        Assert.Contains("apiServerEndpoint: 192.168.2.11:6443\n", text, StringComparison.Ordinal);
        Assert.Contains("apiServerEndpoint: k8s-api.example.internal:8443\n", Join(spec, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Graceful_shutdown_is_left_out_where_the_kubelet_would_refuse_it()
    {
        Assert.DoesNotContain("shutdownGracePeriod", Init(Specs.OneHost("1.20.2")), StringComparison.Ordinal);
        Assert.Contains("shutdownGracePeriod: 60s\n", Init(Specs.OneHost("1.21.0")), StringComparison.Ordinal);
    }

    [Fact]
    public void Fragments_of_the_file_are_laid_over_what_is_written()
    {
        var text = Init(Specs.OneHost(
            "1.32.0",
            """
            artifacts: {imageRepository: mirror.example/k8s}
            kubeadm:
              clusterConfiguration: {apiServer: {extraArgs: [{name: profiling, value: "false"}]}, etcd: {local: {dataDir: /data/etcd}}}
              kubeletConfiguration: {containerLogMaxSize: 50Mi, maxPods: 50}
              kubeProxyConfiguration: {mode: nftables}
            """));

        Assert.Contains("imageRepository: mirror.example/k8s\n", text, StringComparison.Ordinal);
        Assert.Contains("apiServer:\n  certSANs:\n    - 192.168.2.11\n    - cp1\n  extraArgs:\n    - name: profiling\n      value: 'false'\n", text, StringComparison.Ordinal);
        Assert.Contains("etcd:\n  local:\n    dataDir: /data/etcd\n", text, StringComparison.Ordinal);
        Assert.Contains("containerLogMaxSize: 50Mi\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("containerLogMaxSize: 10Mi\n", text, StringComparison.Ordinal);
        Assert.Contains("maxPods: 50\n", text, StringComparison.Ordinal);
        Assert.Contains("mode: nftables\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.30.0", "{v: \"4\"}", "    allocate-node-cidrs: 'false'\n    v: '4'\n")]
    [InlineData("1.31.0", "[{name: v, value: \"4\"}]", "    - name: allocate-node-cidrs\n      value: 'false'\n    - name: v\n      value: '4'\n")]
    public void Extra_arguments_of_the_file_do_not_push_out_our_own(string version, string arguments, string written) =>
        Assert.Contains(
            $"controllerManager:\n  extraArgs:\n{written}",
            Init(Specs.OneHost(version, $"kubeadm: {{clusterConfiguration: {{controllerManager: {{extraArgs: {arguments}}}}}}}")),
            StringComparison.Ordinal);

    private static string Init(ClusterSpec spec) => KubeadmConfig.ForInit(spec, spec.Hosts[0], Credentials.Sample);

    private static string Join(ClusterSpec spec, int host) =>
        KubeadmConfig.ForJoin(spec, spec.Hosts[host], Credentials.Sample, Credentials.CaCertHash);
}

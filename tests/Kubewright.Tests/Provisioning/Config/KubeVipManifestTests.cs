using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class KubeVipManifestTests
{
    [Theory]
    [InlineData("1.20.2", "0.8.9")]
    [InlineData("1.28.0", "0.8.9")]
    [InlineData("1.29.0", "0.8.9")]
    [InlineData("1.28.0", "1.0.3")]
    [InlineData("1.32.0", "1.0.3")]
    public void The_first_control_planes_manifests_during_init_and_after_it_are_as_kept(string kubernetes, string kubeVip)
    {
        var spec = Cluster(kubernetes, $"version: {kubeVip}");
        var during = KubeVipManifest.KubeconfigDuringInit(spec.KubernetesVersion);

        Golden.Matches(KubeVipManifest.Write(spec, spec.Hosts[0], "eth1", during), $"Provisioning/Config/Golden/kube-vip/{kubernetes}-with-{kubeVip}-during-init.yaml");
        Golden.Matches(KubeVipManifest.Write(spec, spec.Hosts[0], "eth1", KubeVipManifest.AdminKubeconfig), $"Provisioning/Config/Golden/kube-vip/{kubernetes}-with-{kubeVip}.yaml");
    }

    [Fact]
    public void Manifests_for_bgp_and_for_ipv6_are_as_kept()
    {
        var bgp = Cluster("1.32.0", "bgp: {localAs: 65000, peers: [{address: 10.0.0.1, as: 65001, passwordFile: bgp-password}, {address: 10.0.0.2, as: 4200000001, multihop: true}]}, version: 1.0.3");
        Golden.Matches(KubeVipManifest.Write(bgp, bgp.Hosts[1], "lo", KubeVipManifest.AdminKubeconfig), "Provisioning/Config/Golden/kube-vip/bgp.yaml");
        var old = Cluster("1.25.16", "mode: bgp, bgp: {localAs: 65000, peers: [{address: 10.0.0.1, as: 65001}]}");
        Golden.Matches(KubeVipManifest.Write(old, old.Hosts[1], "lo", KubeVipManifest.AdminKubeconfig), "Provisioning/Config/Golden/kube-vip/bgp-with-0.8.9.yaml");
        var v6 = Specs.Read(
            """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: ["fd00:2::11", "fd00:2::12", "fd00:2::13"]
            endpoint: {kind: kube-vip, address: "fd00:2::10", kubeVip: {leaseDuration: 15, renewDeadline: 10, retryPeriod: 2}}
            """);
        Golden.Matches(KubeVipManifest.Write(v6, v6.Hosts[0], "eth0", KubeVipManifest.AdminKubeconfig), "Provisioning/Config/Golden/kube-vip/ipv6.yaml");
    }

    [Fact]
    public void Only_a_manifest_with_a_password_is_secret_and_the_password_is_blotted_out_everywhere()
    {
        var open = Cluster("1.32.0", "bgp: {localAs: 65000, peers: [{address: 10.0.0.1, as: 65001}]}");
        var secret = Cluster("1.32.0", "bgp: {localAs: 65000, peers: [{address: 10.0.0.1, as: 65001, passwordFile: bgp-password}]}");

        Assert.False(KubeVipManifest.IsSecret(open.Endpoint.KubeVip!));
        Assert.True(KubeVipManifest.IsSecret(secret.Endpoint.KubeVip!));
        Assert.Equal(["bgp-geheim"], secret.Secrets.Select(known => known.Reveal()));
    }

    [Fact]
    public void A_private_registry_gives_the_image_and_the_version_its_tag() =>
        Assert.Contains(
            "image: registry.example.com:5000/kube-vip:v0.7.2\n",
            KubeVipManifest.Write(Cluster("1.32.0", "image: \"registry.example.com:5000/kube-vip\", version: v0.7.2"), Cluster("1.32.0", "").Hosts[0], "eth0", KubeVipManifest.AdminKubeconfig),
            StringComparison.Ordinal);

    private static ClusterSpec Cluster(string kubernetes, string kubeVip) => Specs.Read(
        $$"""
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: {{kubernetes}}
        hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]
        endpoint: {kind: kube-vip, address: 192.168.2.10, kubeVip: { {{kubeVip}} } }
        """,
        new FakeClusterFolder { Files = { ["/cluster/bgp-password"] = "bgp-geheim\n" } });
}

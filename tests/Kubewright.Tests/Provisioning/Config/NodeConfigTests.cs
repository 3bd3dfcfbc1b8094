using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class NodeConfigTests
{
    private static readonly ClusterSpec Spec = Specs.ThreeControlPlanesOneWorker("1.32.0");

    [Fact]
    public void Files_are_as_kept()
    {
        Keep(ContainerdConfig.Write(Spec, new Version(1, 7, 24), ContainerdConfig.DebianPlugins), "containerd-1.7.toml");
        Keep(ContainerdConfig.Write(Spec, new Version(2, 0, 7)), "containerd-2.0.toml");
        Keep(ContainerdConfig.Write(Spec, new Version(2, 2, 1)), "containerd-2.2.toml");
        Keep(ContainerdConfig.Write(Spec, new Version(2, 3, 3)), "containerd-2.3.toml");
        Keep(KubeletUnit.Service, "kubelet.service");
        Keep(KubeletUnit.KubeadmDropIn, "10-kubeadm.conf");
        Keep(CrictlConfig.Text, "crictl.yaml");
        Keep(ModulesFile.Text, "modules.conf");
        Keep(SysctlFile.Write(Spec), "sysctl.conf");
        Keep(HostsBlock.Write(Spec, Spec.Hosts[0]), "hosts");
        Keep(Chrony("kind: cluster", "cp1", OsFamily.Debian), "chrony-source.conf");
        Keep(Chrony("kind: cluster, servers: [ntp1.example.com, 10.0.0.1]", "cp1", OsFamily.RedHat), "chrony-source-with-servers.conf");
        Keep(Chrony("kind: cluster", "worker1", OsFamily.Ubuntu), "chrony-client.conf");
        Keep(Chrony("kind: upstream, servers: [ntp1.example.com, 10.0.0.1]", "worker1", OsFamily.Fedora), "chrony-upstream.conf");
        Keep(BridgeNetwork.ConflistFor(Cidr.TryParse("10.244.1.0/24")!.Value), "cni.conflist");
        Keep(BridgeNetwork.UnitFor(Spec, Spec.Hosts[1], PodCidrs()), "pod-network.service");
    }

    private static string Chrony(string time, string host, OsFamily family)
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0", $"time: {{{time}}}");
        return ChronyConfig.Write(spec, spec.Hosts.Single(one => one.ToString() == host), family);
    }

    [Theory]
    [InlineData("1.6.20")]
    [InlineData("2.0.4")]
    [InlineData("2.3.0")]
    public void Containerd_is_told_the_runtime_settings_of_the_file(string version)
    {
        var spec = Specs.OneHost("1.32.0", "runtime: {sandboxImage: mirror.example/pause:9, restrictOomScoreAdj: true}");

        var text = ContainerdConfig.Write(spec, Version.Parse(version));

        Assert.Contains("\"mirror.example/pause:9\"", text, StringComparison.Ordinal);
        Assert.Contains("restrict_oom_score_adj = true", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_without_its_share_of_the_pod_network_yet_gets_no_route()
    {
        var unit = BridgeNetwork.UnitFor(Spec, Spec.Hosts[0], new Dictionary<HostName, Cidr> { [Spec.Hosts[1].Name] = Cidr.TryParse("10.244.1.0/24")!.Value });

        Assert.Contains("ip route replace 10.244.1.0/24 via 192.168.2.12", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("192.168.2.13", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_the_pod_network_takes_back_everything_that_starting_it_set()
    {
        var lines = BridgeNetwork.UnitFor(Spec, Spec.Hosts[0], PodCidrs()).Split('\n');

        Assert.All(lines.Where(line => line.Contains("ip route replace", StringComparison.Ordinal)), line => Assert.EndsWith(" proto 144'", line, StringComparison.Ordinal));
        Assert.Contains("ExecStop=-/bin/sh -c 'ip route flush proto 144'", lines);
        Assert.Single(lines, line => line.StartsWith("ExecStart=", StringComparison.Ordinal) && line.Contains(" -A POSTROUTING", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("ExecStop=", StringComparison.Ordinal) && line.Contains(" -D POSTROUTING", StringComparison.Ordinal));
    }

    [Fact]
    public void An_ipv6_cluster_forwards_ipv6()
    {
        var spec = Specs.Read(
            """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: ["fd00:2::11"]
            """);

        Assert.Contains("net.ipv6.conf.all.forwarding = 1\n", SysctlFile.Write(spec), StringComparison.Ordinal);
        Assert.Contains("ip6tables -w -t nat", BridgeNetwork.UnitFor(spec, spec.Hosts[0], PodCidrs()), StringComparison.Ordinal);
    }

    private static Dictionary<HostName, Cidr> PodCidrs() =>
        Spec.Nodes.Select((node, index) => (node.Name, Cidr.TryParse($"10.244.{index}.0/24")!.Value)).ToDictionary(node => node.Name, node => node.Value);

    private static void Keep(string text, string name) => Golden.Matches(text, $"Provisioning/Config/Golden/node/{name}");
}

using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class BalancerConfigTests
{
    private static readonly ClusterSpec Colocated = Specs.ThreeControlPlanesOneWorker("1.32.0");
    private static readonly ClusterSpec Dedicated = Specs.DedicatedBalancers("1.32.0");

    [Fact]
    public void Files_are_as_kept()
    {
        Golden.Matches(KeepalivedConfig.Write(Colocated, Colocated.Hosts[1], "eth0"), "Provisioning/Config/Golden/colocated/keepalived.conf");
        Golden.Matches(HaproxyConfig.Write(Colocated), "Provisioning/Config/Golden/colocated/haproxy.cfg");
        Golden.Matches(KeepalivedConfig.Write(Dedicated, Dedicated.Hosts[0], "enp1s0"), "Provisioning/Config/Golden/dedicated/keepalived.conf");
        Golden.Matches(NginxConfig.Write(Dedicated), "Provisioning/Config/Golden/dedicated/nginx.conf");
        var one = Specs.OneHost("1.32.0", "endpoint: {address: 192.168.2.10}");
        Golden.Matches(KeepalivedConfig.Write(one, one.Hosts[0], "eth0"), "Provisioning/Config/Golden/one/keepalived.conf");
    }

    [Fact]
    public void Files_for_ipv6_are_as_kept()
    {
        var spec = Specs.Read(
            """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: ["fd00:2::11", "fd00:2::12", "fd00:2::13"]
            endpoint: {address: "fd00:2::10"}
            """);

        Golden.Matches(KeepalivedConfig.Write(spec, spec.Hosts[0], "eth0"), "Provisioning/Config/Golden/ipv6/keepalived.conf");
        Golden.Matches(HaproxyConfig.Write(spec), "Provisioning/Config/Golden/ipv6/haproxy.cfg");
        Golden.Matches(NginxConfig.Write(spec), "Provisioning/Config/Golden/ipv6/nginx.conf");
    }

    [Theory]
    [InlineData("local", "192.168.2.")]
    [InlineData("local-ipv6", "fd00:2::")]
    public void Files_of_every_nodes_own_balancer_are_as_kept_and_listen_to_the_node_alone(string folder, string network)
    {
        var (haproxy, nginx) = (Specs.LocalBalancers(network: network), Specs.LocalBalancers("nginx", network: network));

        Golden.Matches(HaproxyConfig.Write(haproxy), $"Provisioning/Config/Golden/{folder}/haproxy.cfg");
        Golden.Matches(NginxConfig.Write(nginx), $"Provisioning/Config/Golden/{folder}/nginx.conf");
    }

    [Fact]
    public void A_failed_check_outweighs_the_gap_between_any_two_hosts()
    {
        var priorities = Colocated.Balancers.Select(host => Number(KeepalivedConfig.Write(Colocated, host, "eth0"), "priority")).ToList();
        var weight = Number(KeepalivedConfig.Write(Colocated, Colocated.Hosts[0], "eth0"), "weight");

        Assert.True(priorities.Max() + weight < priorities.Min());
        Assert.True(priorities.Min() + weight > 0);
    }

    [Fact]
    public void Two_hosts_have_the_highest_priority_so_the_address_stays_when_one_returns_and_no_other_two_have_the_same()
    {
        var priorities = Colocated.Balancers.Select(host => Number(KeepalivedConfig.Write(Colocated, host, "eth0"), "priority")).ToList();

        Assert.Equal([100, 100, 99], priorities.Take(3));
        Assert.Equal(priorities.Count - 1, priorities.Distinct().Count());
    }

    [Fact]
    public void All_hosts_name_the_same_address_and_router_and_each_other_as_peers()
    {
        var files = Colocated.Balancers.Select(host => (Host: host, Text: KeepalivedConfig.Write(Colocated, host, "eth0"))).ToList();

        Assert.All(files, file => Assert.Contains("192.168.2.10/32 dev eth0", file.Text, StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(51, Number(file.Text, "virtual_router_id")));
        Assert.All(files, file => Assert.Contains($"unicast_src_ip {file.Host.Address}\n", file.Text, StringComparison.Ordinal));
        Assert.All(files, file => Assert.All(
            Colocated.Balancers.Where(peer => peer != file.Host),
            peer => Assert.Contains($"        {peer.Address}\n", file.Text, StringComparison.Ordinal)));
    }

    private static int Number(string text, string word) =>
        int.Parse(text.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith(word + " ", StringComparison.Ordinal))[(word.Length + 1)..]);
}

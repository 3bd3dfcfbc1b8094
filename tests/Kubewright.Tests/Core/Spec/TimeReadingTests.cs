using Kubewright.Core.Spec;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class TimeReadingTests
{
    [Fact]
    public void Hosts_keep_their_own_time_where_the_file_says_nothing()
    {
        Assert.Equal(TimeKind.Keep, Specs.OneHost("1.32.0").Time.Kind);
        Assert.Equal(TimeKind.Keep, Specs.OneHost("1.32.0", "time: {kind: keep}").Time.Kind);
        Assert.Null(Specs.OneHost("1.32.0").Time.Source);
    }

    [Fact]
    public void The_first_control_plane_serves_the_time_unless_another_host_is_named()
    {
        Assert.Equal("cp1", Time("{kind: cluster}").Source!.ToString());
        Assert.Equal("worker1", Time("{kind: cluster, source: worker1, servers: [10.0.0.1]}").Source!.ToString());
        Assert.Equal(["10.0.0.1"], Time("{kind: cluster, source: worker1, servers: [10.0.0.1]}").Servers);
    }

    [Fact]
    public void Servers_are_names_or_addresses()
    {
        var time = Time("{kind: upstream, servers: [ntp1.example.com, 10.0.0.1, \"2001:db8::1\"]}");

        Assert.Equal(["ntp1.example.com", "10.0.0.1", "2001:db8::1"], time.Servers);
        Assert.Null(time.Source);
    }

    [Theory]
    [InlineData("{kind: clock}", "6 time.kind: 'clock' is none of the values possible here; write one of: keep, cluster, upstream")]
    [InlineData("{kind: upstraem, servers: [10.0.0.1]}", "6 time.kind: 'upstraem' is none of the values possible here; write 'upstream'")]
    [InlineData("{source: cp1}", "6 time.source: a source has no meaning with kind: keep, where the hosts' own time service is left alone; write kind: cluster, or leave it out")]
    [InlineData(
        "{kind: keep, servers: [10.0.0.1]}",
        "6 time.servers: a list of servers has no meaning with kind: keep, where the hosts' own time service is left alone; write kind: upstream or kind: cluster, or leave it out")]
    [InlineData("{kind: cluster, source: cp9}", "6 time.source: there is no host cp9; write 'cp1'")]
    [InlineData("{kind: cluster, source: clock}", "6 time.source: there is no host clock; write one of: cp1, cp2, cp3, worker1")]
    [InlineData("{kind: cluster, servers: [worker1]}", "6 time.servers[0]: worker1 is the host worker1: the source would ask its own client; write servers outside the cluster, or none")]
    [InlineData("{kind: cluster, servers: [192.168.2.12]}", "6 time.servers[0]: 192.168.2.12 is the host cp2: the source would ask its own client; write servers outside the cluster, or none")]
    [InlineData("{kind: upstream}", "6 time.servers: kind: upstream has no servers to ask; write servers: and below it one name or address a line, such as - ntp1.example.com")]
    [InlineData("{kind: upstream, servers: []}", "6 time.servers: kind: upstream has no servers to ask; write servers: and below it one name or address a line, such as - ntp1.example.com")]
    [InlineData(
        "{kind: upstream, source: cp1, servers: [10.0.0.1]}",
        "6 time.source: a source has no meaning with kind: upstream, where every host asks the servers; leave it out, or write kind: cluster")]
    [InlineData(
        "{kind: upstream, servers: [\"ntp://x\"]}",
        "6 time.servers[0]: 'ntp://x' is not a DNS name or IP address; write a name such as ntp1.example.com or an address such as 10.0.0.1, without scheme and port")]
    [InlineData("{kind: upstream, servers: 10.0.0.1}", "6 time.servers: here is a single value, where a list belongs; write one item a line, each after a dash")]
    [InlineData("{kind: upstream, pools: [10.0.0.1]}", "6 time.pools: there is no field 'pools' here; the fields here are: kind, source, servers\n"
        + "6 time.servers: kind: upstream has no servers to ask; write servers: and below it one name or address a line, such as - ntp1.example.com")]
    public void What_is_wrong_about_the_time_is_said_with_its_line(string time, string expected) =>
        Assert.Equal(expected, Wrong.Errors(Wrong.Header + Wrong.Hosts + $"time: {time}\n"));

    private static TimeSpec Time(string time) => Specs.ThreeControlPlanesOneWorker("1.32.0", $"time: {time}").Time;
}

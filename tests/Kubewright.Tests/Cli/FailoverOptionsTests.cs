using Kubewright.Cli.Power;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class FailoverOptionsTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("give it together with --failover", "--all")]
    [InlineData("give them together with --failover --all", "--failover", "--only", "cp1")]
    [InlineData("give them together with --failover --all", "--cut-network")]
    [InlineData("give --power-off-command and --power-on-command together", "--failover", "--all", "--power-off-command", "virsh destroy {host}")]
    [InlineData("not both", "--failover", "--all", "--cut-network", "--power-off-command", "a", "--power-on-command", "b")]
    [InlineData("name one of cp1", "--failover", "--all", "--only", "w1")]
    public async Task Options_that_do_not_go_together_are_refused_before_a_host_is_contacted(string remedy, params string[] options)
    {
        _line.WriteCluster();

        Assert.Equal(2, await _line.RunAsync(["verify", .. options]));

        Assert.Contains(remedy, _line.Error);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public async Task Taking_hosts_away_wants_a_yes_and_says_what_it_is_for()
    {
        _line.WriteCluster();

        Assert.Equal(2, await _line.RunAsync("verify", "--failover", "--all"));

        Assert.Contains("cp1  is not tried: one control plane: there is nobody to go on without it", _line.Error);
        Assert.Contains("give --yes to go on without being asked", _line.Error);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public void A_power_command_is_told_name_and_address()
    {
        var host = Specs.ThreeControlPlanesOneWorker("1.32.0").Hosts[0];

        Assert.Equal("ipmitool -H cp1-bmc -I 192.168.2.11 off", CommandPower.For("ipmitool -H {host}-bmc -I {address} off", host));
    }
}

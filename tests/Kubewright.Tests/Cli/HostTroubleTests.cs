using Kubewright.Core.Hosts;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class HostTroubleTests : IDisposable
{
    private readonly CommandLine _line = new();

    public HostTroubleTests() => _line.WriteCluster();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task All_hosts_that_cannot_be_reached_are_said_at_once()
    {
        _line.Hosts.Unreachable["cp1"] = "cp1: no route to 192.168.2.11";
        _line.Hosts.Unreachable["w1"] = "w1: connection refused";

        Assert.Equal(4, await _line.RunAsync("apply"));

        Assert.Contains("failed    cp1  host-unreachable: cp1: no route to 192.168.2.11", _line.Out);
        Assert.Contains("failed    w1  host-unreachable: w1: connection refused", _line.Out);
        Assert.Contains("The hosts of demo are not fit, and nothing was changed", _line.Out);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("verify")]
    public async Task Without_a_host_nothing_else_is_begun(string verb)
    {
        _line.Hosts.Unreachable["w1"] = "w1: connection refused";

        Assert.Equal(4, await _line.RunAsync(verb));

        Assert.Contains("w1: connection refused", _line.Error);
        Assert.Contains("1 of 2 hosts cannot be reached, so nothing was changed", _line.Error);
    }

    [Fact]
    public async Task Ping_shows_every_host_and_fails_where_one_does_not_answer()
    {
        _line.Hosts.Unreachable["w1"] = "w1: connection refused";
        _line.Hosts.Answer = (_, _) => new CommandResult(0, "x86_64\nDebian GNU/Linux 13 (trixie)\n", "");

        Assert.Equal(4, await _line.RunAsync("ping"));

        Assert.Contains("cp1  192.168.2.11  ok           Debian GNU/Linux 13 (trixie), x86_64; connected in", _line.Out);
        Assert.Contains("w1   192.168.2.21  unreachable  w1: connection refused", _line.Out);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("reset")]
    [InlineData("verify")]
    public async Task A_second_run_is_refused_with_who_holds_the_lock(string verb)
    {
        _line.Hosts.Answer = (host, command) => host.Is(HostRole.Worker) && command.Timeout == Timeout.InfiniteTimeSpan
            ? new CommandResult(75, "run=r1\nuser=ada\nmachine=laptop\nmachine-id=m1\npid=123\nsince=2026-11-21T03:00:12Z\n", "")
            : null;

        Assert.Equal(3, await _line.RunAsync(verb));

        Assert.Contains("w1 is locked by run r1 of ada@laptop (pid 123) since 2026-11-21 03:00:12 UTC", _line.Error);
        Assert.Contains("Nothing was changed.", _line.Error);
    }

    [Fact]
    public async Task Hosts_that_give_no_answers_block_an_apply_with_every_reason()
    {
        Assert.Equal(4, await _line.RunAsync("apply"));
        Assert.Contains("cp1 gave no answer; w1 gave no answer", _line.Out);
        Assert.Contains("nothing was changed", _line.Out);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_told_ends_with_4_and_shows_what_blocks_it()
    {
        Assert.Equal(4, await _line.RunAsync("plan"));
        Assert.Contains("blocked", _line.Out);
    }
}

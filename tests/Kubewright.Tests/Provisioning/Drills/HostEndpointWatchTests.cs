using Kubewright.Core.Hosts;
using Kubewright.Provisioning.Drills;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Drills;

public sealed class HostEndpointWatchTests
{
    private static readonly Host Node = Specs.ThreeControlPlanesOneWorker("1.32.0").Hosts[3];

    [Fact]
    public async Task The_hosts_own_clock_says_how_long_it_was_without_an_answer()
    {
        await using var host = new FakeHost(Node);
        var asked = new TaskCompletionSource();

        // Its clock is years off ours, and the lines arrive all at once.
        host.Perform = async (_, say, cancellationToken) =>
        {
            foreach (var line in (string[])["900000000000 900010000000 ok", "nonsense", "900100000000 901100000000 no", "903000000000 903010000000 ok"])
            {
                say(line);
            }

            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new CommandResult(0, "", "");
        };

        await using var watch = new HostEndpointWatch(host, "https://127.0.0.1:8443", TimeProvider.System);
        await asked.Task;

        Assert.Equal("worker1", watch.From);
        Assert.Equal(2900, watch.Meter.Longest(watch.Now - TimeSpan.FromSeconds(3.5), watch.Now).TotalMilliseconds, 150.0);
    }

    [Fact]
    public async Task A_host_that_is_lost_says_why_it_no_longer_asks_and_counts_as_without_an_answer()
    {
        await using var host = new FakeHost(Node) { Silence = new HostUnreachableException("worker1: the connection is lost") };
        await using var watch = new HostEndpointWatch(host, "https://127.0.0.1:8443", TimeProvider.System);

        Assert.Equal("worker1: the connection is lost", watch.Trouble);
        Assert.False(watch.Meter.IsSteady(watch.Now, TimeSpan.FromSeconds(1)));
    }
}

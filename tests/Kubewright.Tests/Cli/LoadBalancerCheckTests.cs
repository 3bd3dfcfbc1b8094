using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;
using Kubewright.Provisioning.Drills;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class LoadBalancerCheckTests
{
    private static readonly LoadBalancerResult Good = new() { Hung = Toy.Host("cp2"), Asked = 118, Lost = 5, EjectedAfter = TimeSpan.FromSeconds(3.1) };

    [Fact]
    public void A_load_balancer_that_asks_for_health_and_lets_quiet_connections_live_is_fine() =>
        Assert.Equal([(CheckState.Ok, "that of cp2 after 3.1 s; 5 of 118 questions were lost until then"), (CheckState.Ok, "it lived for 65 s")], Told(Good));

    [Fact]
    public void One_that_does_not_is_told_with_what_to_do()
    {
        var bad = Good with { EjectedAfter = null, Lost = 39, IdleCutAfter = TimeSpan.FromSeconds(30) };

        Assert.Equal(
            [(CheckState.Failed, "39 of 118 questions were lost while that of cp2 hung, up to the end: it still gets its share"), (CheckState.Failed, "a watch through which nothing came was cut after 30 s")],
            Told(bad));
        Assert.All(LoadBalancerCheck.Of(bad), check => Assert.NotNull(check.Remedy));
    }

    [Fact]
    public void With_one_control_plane_nothing_hangs() => Assert.Equal(CheckState.Unknown, LoadBalancerCheck.Of(new LoadBalancerResult())[0].State);

    private static IEnumerable<(CheckState, string)> Told(LoadBalancerResult result) => LoadBalancerCheck.Of(result).Select(check => (check.State, check.Sentence));
}

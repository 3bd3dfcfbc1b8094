using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Scenarios;

/// <summary>Whole runs of the real executor, on hosts in memory: to the end, killed at every single command, and killed again.</summary>
public sealed class KilledRunTests
{
    private const string Name = "1.20.2-haproxy-beside";

    [Theory]
    [InlineData(Name, false)]
    [InlineData("1.20.2-nginx-dedicated", true)]
    [InlineData("1.32.0-many-families", true)]
    [InlineData("1.36.2-own-network", false)]
    [InlineData("1.20.2-etcd-hosts", true)]
    [InlineData("1.36.2-etcd-beside", false)]
    [InlineData("1.20.2-nginx-everywhere", true)]
    [InlineData("1.32.0-external", true)]
    [InlineData("1.32.0-kube-vip", false)]
    public async Task A_run_makes_the_cluster_and_leaves_nothing_to_do(string name, bool bare)
    {
        var scenario = new Scenario(name, "1.7.24", bare);

        Assert.True(await RunAsync(scenario, 0));

        await AssertDoneAsync(scenario);
    }

    [Theory]
    [InlineData(Name)]
    [InlineData("1.36.2-etcd-beside")]
    [InlineData("1.32.0-haproxy-everywhere")]
    [InlineData("1.32.0-kube-vip")]
    public async Task A_run_that_was_killed_at_any_command_is_finished_by_the_next_one(string name)
    {
        var whole = new Scenario(name, "1.7.24", bare: false);
        await RunAsync(whole, 0);

        for (var at = 1; at <= whole.Cluster.Commands; at++)
        {
            var scenario = new Scenario(name, "1.7.24", bare: false);
            await KillAsync(scenario, at, run: 0);

            Assert.True(await RunAsync(scenario, 1), $"after a kill at {scenario.Cluster.Killed}");
            await AssertDoneAsync(scenario);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Run_after_run_may_be_killed(int seed)
    {
        // Every run gets a little further; the seed is the test's own, so that it is the same every time.
        var scenario = new Scenario(Name, "1.7.24", bare: false);
        var random = new Random(seed);
        for (var run = 0; run < 5; run++)
        {
            await KillAsync(scenario, scenario.Cluster.Commands + random.Next(1, 30), run);
        }

        Assert.True(await RunAsync(scenario, 5), $"after a kill at {scenario.Cluster.Killed}");
        await AssertDoneAsync(scenario);
    }

    private static async Task KillAsync(Scenario scenario, int at, int run)
    {
        scenario.Cluster.KillAt = at;
        try
        {
            await RunAsync(scenario, run);
        }
        catch (OperationCanceledException)
        {
            // Killed, as it was to be.
        }

        scenario.Cluster.KillAt = null;
    }

    private static async Task<bool> RunAsync(Scenario scenario, int run)
    {
        // Every run has credentials of its own.
        var credentials = new JoinCredentials { RunId = $"run-{run}", Token = new Secret($"run00{run}.0123456789abcdef"), CertificateKey = new Secret(new string('b', 64)) };
        var events = new RecordedEvents();
        var predicted = await scenario.PredictAsync(credentials);
        Assert.Empty(predicted.Plan.Blocked);
        var succeeded = await new Executor(predicted.Blueprint, scenario.Cluster.Sessions, predicted.Facts, events, new ImpatientTime())
            .RunAsync(predicted.Phases, CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(
            succeeded || scenario.Cluster.KillAt is not null,
            $"after a kill at {scenario.Cluster.Killed}: {string.Join('\n', events.Ended.Where(ended => ended.Outcome == Kubewright.Core.Journals.StepOutcome.Failed).Select(ended => $"{ended.Host}: {ended.Step}: {ended.Why} {string.Join('|', ended.Lines)}"))}");
        return succeeded;
    }

    private static async Task AssertDoneAsync(Scenario scenario)
    {
        var left = (await scenario.PredictAsync()).Plan.Open;
        Assert.Equal("", PlanDump.Of(left));
        Assert.Equal(scenario.Spec.Nodes.Select(host => host.ToString()).Order(StringComparer.Ordinal), scenario.Cluster.Nodes.Keys);
        Assert.Equal(scenario.Spec.ControlPlanes.Select(host => host.ToString()).Order(StringComparer.Ordinal), scenario.Cluster.Members.Values.Order(StringComparer.Ordinal));
        Assert.Empty(scenario.Cluster.Tokens);
        Assert.False(scenario.Cluster.HasCertificates);
    }
}

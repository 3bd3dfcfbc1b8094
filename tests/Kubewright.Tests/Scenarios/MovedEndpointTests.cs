using System.Net;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Journals;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Phases;
using Kubewright.Tests.TestKit;
using Kubewright.Tests.TestKit.Simulation;
using Xunit;

namespace Kubewright.Tests.Scenarios;

/// <summary>A cluster in memory is moved to another virtual address and name by the real executor: to the end, killed at every single command, and back.</summary>
public sealed class MovedEndpointTests
{
    [Fact]
    public async Task A_move_ends_with_nothing_left_to_do_and_nothing_left_of_the_former_endpoint()
    {
        var (scenario, move) = await ClusterAsync();

        Assert.True(await RunAsync(scenario, move));

        await AssertMovedAsync(scenario, move);
    }

    [Fact]
    public async Task A_move_that_was_killed_at_any_command_goes_on_and_clients_are_served_at_every_moment()
    {
        var (whole, _) = await ClusterAsync();
        var before = whole.Cluster.Commands;
        Assert.True(await RunAsync(whole, whole.Cluster.Endpoint!.Move));

        for (var at = before + 1; at <= whole.Cluster.Commands; at++)
        {
            var (scenario, move) = await ClusterAsync();
            await KillAsync(scenario, move, at);

            Assert.True(await RunAsync(scenario, move), $"after a kill at {scenario.Cluster.Killed}");
            await AssertMovedAsync(scenario, move);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(31)]
    [InlineData(43)]
    [InlineData(1000)]
    public async Task A_move_is_taken_back_from_wherever_it_was(int commands)
    {
        var (scenario, move) = await ClusterAsync();
        await KillAsync(scenario, move, scenario.Cluster.Commands + commands);

        var back = new EndpointMove("back", move.To, move.From);
        Assert.True(await RunAsync(scenario, back), $"after a kill at {scenario.Cluster.Killed}");
        await AssertMovedAsync(scenario, back);
    }

    [Fact]
    public async Task An_address_comes_into_the_hands_of_kube_vip_and_from_there_to_keepalived_again()
    {
        var (scenario, _) = await ClusterAsync();
        var kubeVip = new EndpointSpec { Kind = EndpointKind.KubeVip, Address = IPAddress.Parse("192.168.2.9"), Port = 6443, KubeVip = new KubeVipSpec() };
        var move = new EndpointMove("move", scenario.Spec, scenario.Spec with { Endpoint = kubeVip });
        scenario.Cluster.Endpoint = new SimulatedEndpoint(scenario.Cluster, move);

        Assert.True(await RunAsync(scenario, move));
        Assert.All(scenario.Spec.Balancers, host => Assert.False(scenario.Cluster[host.ToString()].Unit("keepalived.service").IsActive));
        Assert.All(scenario.Spec.ControlPlanes, host => Assert.Contains("192.168.2.9", scenario.Cluster[host.ToString()].Files[KubeVipState.ManifestPath], StringComparison.Ordinal));

        Assert.True(await RunAsync(scenario, new EndpointMove("back", move.To, move.From)));
        Assert.All(scenario.Spec.ControlPlanes, host => Assert.DoesNotContain(KubeVipState.ManifestPath, scenario.Cluster[host.ToString()].Files.Keys));
        Assert.Equal([move.From.EndpointServer], scenario.Cluster.Endpoint!.Servers.Distinct());
    }

    private static async Task<(Scenario Scenario, EndpointMove Move)> ClusterAsync()
    {
        var scenario = new Scenario("1.20.2-haproxy-beside", "1.7.24", bare: false);
        for (var predicted = await scenario.PredictAsync(); !predicted.Plan.IsEmpty; predicted = await scenario.PredictAsync())
        {
            await scenario.PerformAsync(predicted.Plan);
        }

        var endpoint = scenario.Spec.Endpoint with { Address = IPAddress.Parse("192.168.2.9"), Name = "other.example.internal", RouterId = 52 };
        var move = new EndpointMove("move", scenario.Spec, scenario.Spec with { Endpoint = endpoint });
        scenario.Cluster.Endpoint = new SimulatedEndpoint(scenario.Cluster, move);
        return (scenario, move);
    }

    private static async Task KillAsync(Scenario scenario, EndpointMove move, int at)
    {
        scenario.Cluster.KillAt = at;
        try
        {
            await RunAsync(scenario, move);
        }
        catch (OperationCanceledException)
        {
            // Killed, as it was to be.
        }

        scenario.Cluster.KillAt = null;
    }

    private static async Task<bool> RunAsync(Scenario scenario, EndpointMove move)
    {
        var (blueprint, phases, facts) = await PredictAsync(scenario, move);
        var events = new RecordedEvents();
        var succeeded = await new Executor(blueprint, scenario.Cluster.Sessions, facts, events, new ImpatientTime()).RunAsync(phases, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(
            succeeded,
            $"after a kill at {scenario.Cluster.Killed}: {string.Join('\n', events.Ended.Where(ended => ended.Outcome == StepOutcome.Failed).Select(ended => $"{ended.Host}: {ended.Step}: {ended.Why} {string.Join('|', ended.Lines)}"))}");
        return succeeded;
    }

    private static async Task AssertMovedAsync(Scenario scenario, EndpointMove move)
    {
        // The first half of a move makes both endpoints stand, so only of the second one nothing is left to do.
        var (blueprint, phases, facts) = await PredictAsync(scenario, move);
        var second = phases.SkipWhile(phase => phase.Title != "Look for what names the former endpoint").ToList();
        Assert.NotEmpty(second);
        Assert.Equal("", PlanDump.Of(Planner.Plan(blueprint, second, facts.Facts).Open));
        Assert.Equal([move.To.EndpointServer], scenario.Cluster.Endpoint!.Servers.Distinct());
        Assert.Empty(scenario.Cluster.Endpoint.CoveredNames.Intersect(move.FormerNames));
        Assert.All(scenario.Spec.Hosts, host => Assert.DoesNotContain(move.From.Endpoint.Name!, scenario.Cluster[host.ToString()].Files["/etc/hosts"], StringComparison.Ordinal));
        Assert.All(scenario.Spec.Balancers, host => Assert.DoesNotContain($" {move.From.EndpointAddress}/", scenario.Cluster[host.ToString()].Files["/etc/keepalived/keepalived.conf"], StringComparison.Ordinal));
    }

    private static async Task<(Blueprint Blueprint, IReadOnlyList<Phase> Phases, FactGatherer Facts)> PredictAsync(Scenario scenario, EndpointMove move)
    {
        var facts = new FactGatherer(scenario.Cluster.Sessions, TimeProvider.System);
        var blueprint = new Blueprint { Spec = move.To, Leader = move.To.ControlPlanes.First(), Artifacts = scenario.Artifacts, Credentials = Credentials.Sample };
        var phases = MovePhases.For(blueprint, move, new EndpointMoveNote(move.Id, false, move.From.EndpointServer, move.To.EndpointServer, "from", "to"));
        var needs = Planner.Needs(blueprint, phases).ToList();
        scenario.Cluster.Learn(needs);
        await facts.AskAsync(needs, again: false, CancellationToken.None);
        return (blueprint, phases, facts);
    }
}

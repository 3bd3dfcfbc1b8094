using Kubewright.Core.Artifacts;
using Kubewright.Core.Plans;
using Kubewright.Provisioning.Phases;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Scenarios;

/// <summary>
/// From hosts as they are found to a cluster, plan by plan, with every file on the way kept beside the tests. Each scenario's folder shows it all: the cluster
/// file, and under <c>expected</c> what the program makes of it. <c>UPDATE_GOLDEN=1</c> writes the folders anew.
/// </summary>
public sealed class ScenarioTests
{
    private const int MostPlans = 10;

    public static TheoryData<string, string, bool> All => new()
    {
        { "1.20.2-haproxy-beside", "1.7.24", false },
        { "1.20.2-nginx-dedicated", "1.7.24", true },
        { "1.20.6-imported", "1.7.24", false },
        { "1.20.2-etcd-hosts", "1.7.24", true },
        { "1.36.2-etcd-beside", "2.2.0", false },
        { "1.25.16-haproxy-beside", "1.7.24", false },
        { "1.32.0-haproxy-beside", "2.0.4", false },
        { "1.32.0-nginx-dedicated", "2.0.4", false },
        { "1.32.0-many-families", "1.7.24", true },
        { "1.32.0-releases-and-packages", "1.7.24", true },
        { "1.36.2-own-network", "2.2.0", false },
        { "1.20.2-nginx-everywhere", "1.7.24", true },
        { "1.32.0-haproxy-everywhere", "2.0.4", false },
        { "1.32.0-external", "2.0.4", true },
        { "1.32.0-kube-vip", "2.0.4", false },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Fresh_hosts_become_a_cluster_until_nothing_is_left_to_do_and_a_reset_makes_them_fresh_again(string name, string containerd, bool bare)
    {
        var scenario = new Scenario(name, containerd, bare);
        var expected = new GoldenFolder(scenario);
        var first = PlanDump.Of((await scenario.PredictAsync()).Plan.Steps);
        for (var number = 1; ; number++)
        {
            var plan = (await scenario.PredictAsync()).Plan;
            Assert.Empty(plan.Blocked);
            if (plan.IsEmpty)
            {
                break;
            }

            Assert.True(number < MostPlans, $"there is still something to do after {MostPlans} plans:\n{PlanDump.Of(plan.Open)}");
            expected.Add(plan);
            await scenario.PerformAsync(plan);
        }

        var reset = (await scenario.PredictAsync(list: ResetPhases.For)).Plan;
        expected.AddReset(reset);
        expected.Check();

        await scenario.PerformAsync(reset);
        Assert.True((await scenario.PredictAsync(list: ResetPhases.For)).Plan.IsEmpty);
        Assert.Equal(first, PlanDump.Of((await scenario.PredictAsync()).Plan.Steps));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_script_for_every_host_is_sh(string name, string containerd, bool bare)
    {
        var scenario = new Scenario(name, containerd, bare);
        var scripts = new HashSet<string>();
        for (var number = 1; await scenario.PredictAsync() is { Plan.IsEmpty: false } predicted; number++)
        {
            Assert.True(number < MostPlans, $"there is still something to do after {MostPlans} plans");
            scripts.UnionWith(Planner.Needs(predicted.Blueprint, predicted.Phases).Select(need => need.Probe.Script));
            scripts.UnionWith(ScriptsOf(predicted.Plan));
            await scenario.PerformAsync(predicted.Plan);
        }

        scripts.UnionWith(ScriptsOf((await scenario.PredictAsync(list: ResetPhases.For)).Plan));
        foreach (var script in scripts)
        {
            var result = await LocalProcess.RunAsync("/bin/sh", ["-n"], TimeSpan.FromSeconds(20), CancellationToken.None, script);
            Assert.True(result.ExitCode == 0, $"{result.Error}\n{script}");
        }
    }

    [Fact]
    public void Every_folder_is_a_scenario() => Assert.Equal(
        All.Select(row => (string)row[0]).Order(StringComparer.Ordinal),
        Directory.GetDirectories(Path.Combine(Repository.Root, "tests/Kubewright.Tests/Scenarios")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private static IEnumerable<string> ScriptsOf(Plan plan) =>
        from action in Scenario.ActionsOf(plan).Select(planned => planned.Action)
        let run = action as HostAction.RunCommand
        from script in new[] { ActionScript.For(action, ArtifactOffer.Nothing).Script, run?.UndoPrinter, run?.Evidence }
        where script is not null
        select script;
}

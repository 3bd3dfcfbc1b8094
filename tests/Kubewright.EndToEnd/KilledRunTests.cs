using Kubewright.EndToEnd.Harness;
using Xunit.Abstractions;

namespace Kubewright.EndToEnd;

/// <summary>Hosts with a cluster file and no cluster yet.</summary>
public sealed class BareHosts() : LabCluster("e2e-kill", "haproxy", "cp1", "cp2", "cp3", "w1")
{
    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        Deployed = await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--hosts", .. HostNames]);
    }
}

public sealed class KilledRunTests(BareHosts cluster, ITestOutputHelper output) : IClassFixture<BareHosts>
{
    private const string KubeadmOnHosts = "pgrep -x kubeadm";

    [Fact]
    public async Task A_run_that_is_killed_three_times_and_interrupted_once_is_resumed_to_a_verified_cluster()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        // Ctrl-C in the middle of kubeadm: the process on the host ends with the run.
        using (var interrupted = Product.Start("apply", "-f", cluster.File))
        {
            await interrupted.SaysAsync("Initialise the control plane  …", TimeSpan.FromMinutes(3));
            Assert.Equal(0, (await cluster.OnAsync("cp1", KubeadmOnHosts)).Code);
            await interrupted.InterruptAsync();
            Assert.Equal(130, (await interrupted.EndAsync(TimeSpan.FromSeconds(20))).Code);
            Assert.NotEqual(0, (await cluster.OnAsync("cp1", KubeadmOnHosts)).Code);
        }

        // The worst moment: etcd has a second member, which is not up yet, so that nothing can be written.
        await KillAsync("as etcd grows", SecondMemberAsync());
        for (var kill = 2; kill <= 3; kill++)
        {
            var delay = TimeSpan.FromSeconds(3 + (random.NextDouble() * 57));
            await KillAsync($"after {delay.TotalSeconds:0.0} s", Task.Delay(delay));
        }

        var resumed = await cluster.RunAsync("apply");
        Assert.True(resumed.Code == 0, $"with seed {seed}, the resumed run ended with {resumed.Code}\n{resumed}");
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());
    }

    private async Task KillAsync(string when, Task moment)
    {
        using var killed = Product.Start("apply", "-f", cluster.File);
        await await Task.WhenAny(killed.EndAsync(TimeSpan.FromMinutes(8)), moment);
        output.WriteLine($"killed {when}, ended by itself: {killed.HasEnded}; last said:\n{string.Join('\n', killed.Said.Split('\n').TakeLast(4))}");
        if (!killed.HasEnded)
        {
            killed.Kill();
        }
    }

    private async Task SecondMemberAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((await cluster.OnAsync("cp2", "test -e /etc/kubernetes/manifests/etcd.yaml")).Code != 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(6), "cp2 has not got a member of etcd within six minutes");
            await Task.Delay(100);
        }
    }
}

using Kubewright.EndToEnd.Harness;
using Kubewright.Lab;

namespace Kubewright.EndToEnd;

/// <summary>Two dedicated load balancers with keepalived and nginx, three control planes, and a worker of the release of Debian before: containerd 1.6.</summary>
public sealed class DedicatedCluster() : LabCluster("e2e-far", "nginx", "lb1", "lb2", "cp1", "cp2", "cp3", "w1@bookworm")
{
    /// <summary>Each host as it was before anything was done to it.</summary>
    internal IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        await Task.WhenAll(((string[])["trixie", "bookworm"]).Select(suite =>
            new Lab.Hosts.BaseTree(LabDirectories.OfMachine(), TimeProvider.System, suite).EnsureAsync(new Progress<string>(), CancellationToken.None)));
        await Product.DemandAsync(TimeSpan.FromMinutes(2), ["lab", "up", Name, "--hosts", .. Hosts]);
        Before = await PicturesAsync();
        Deployed = await Product.RunAsync(DeployLimit, ["demo", Name, "--balancer", "nginx", "--hosts", .. Hosts]);
        Assert.True(Deployed.Code == 0, $"the deployment ended with {Deployed.Code}\n{Deployed}");
    }
}

public sealed class DedicatedBalancerTests(DedicatedCluster cluster) : IClassFixture<DedicatedCluster>
{
    [Fact]
    public async Task Load_balancers_fail_over_and_a_reset_leaves_hosts_as_they_were()
    {
        Assert.Contains("e2e-far is verified", cluster.Deployed.Output, StringComparison.Ordinal);

        // Power off and on, each in turn, both load balancers and so the one that has the address among them. The target is 4 s; a machine that is busy gets one more.
        var drill = await cluster.RunAsync("verify", "--failover", "--all", "--only", "lb1", "lb2", "--yes", "--output", "json");
        var lost = drill.Json.GetProperty("failover").GetProperty("hosts").EnumerateArray().ToList();
        Assert.Equal(["lb1", "lb2"], lost.Select(host => host.GetProperty("host").GetString()));
        Assert.All(lost, host => Assert.True(
            host.TryGetProperty("recoveredAfterSeconds", out _) && host.GetProperty("outageMilliseconds").GetDouble() <= 5000, $"{host}\n{drill}"));
        Assert.All(lost, host => Assert.Equal("power off by the lab's switch", host.GetProperty("means").GetString()));
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await cluster.RunAsync("reset")).Code);
        await cluster.DemandAsync("reset", "--yes");
        await cluster.AssertAsBeforeAsync(cluster.Before);

        Assert.Equal(0, (await cluster.DemandAsync("reset", "--yes", "--output", "json")).Json.GetProperty("changed").GetInt32());
    }
}

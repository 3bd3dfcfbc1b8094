using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

/// <summary>Three hosts behind a fourth, whose HAProxy was configured by hand and which is not in the cluster file.</summary>
public sealed class ClusterBehindBalancer() : LabCluster("e2e-outside", "haproxy", "cp1", "cp2", "cp3", "front")
{
    public string Front => $"{Layout.Demand("front").Address}";

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--endpoint", "local", "--hosts", .. Hosts]);
        var lines = (await System.IO.File.ReadAllLinesAsync(File)).Where(line => !line.Contains("name: front", StringComparison.Ordinal) && !line.StartsWith("  balancer:", StringComparison.Ordinal));
        await System.IO.File.WriteAllLinesAsync(File, lines.Select(line => line == "  kind: local" ? $"  kind: external\n  address: {Front}" : line));
    }

    /// <summary>Puts control planes behind the load balancer.</summary>
    internal async Task BalanceAsync(params string[] controlPlanes)
    {
        var servers = string.Concat(controlPlanes.Select(host => $"    server {host} {Layout.Demand(host).Address}:6443\n"));
        var outcome = await OnAsync("front", $"""
            cat >/etc/haproxy/haproxy.cfg <<'END'
            defaults
                mode tcp
                timeout connect 1s
                timeout client 20s
                timeout server 10m
            listen api
                bind *:6443
                balance roundrobin
                option httpchk GET /readyz
                default-server check check-ssl verify none inter 1s
            {servers}
            END
            systemctl restart haproxy
            """);
        Assert.True(outcome.Code == 0, outcome.ToString());
    }

    /// <summary>The cluster file with another address for the load balancer.</summary>
    internal async Task<string> WithAddressAsync(string address)
    {
        var path = Path.Combine(Layout.Directory, "elsewhere.yaml");
        await System.IO.File.WriteAllTextAsync(path, (await System.IO.File.ReadAllTextAsync(File)).Replace($"  address: {Front}", $"  address: {address}", StringComparison.Ordinal));
        return path;
    }
}

public sealed class ExternalBalancerTests(ClusterBehindBalancer cluster) : IClassFixture<ClusterBehindBalancer>
{
    [Fact]
    public async Task A_load_balancer_of_ones_own_is_awaited_used_and_found_out_when_it_skips_an_API_server()
    {
        var nobody = cluster.Front[..cluster.Front.LastIndexOf('.')] + ".251";
        var refused = await Product.RunAsync(TimeSpan.FromMinutes(2), "preflight", "-f", await cluster.WithAddressAsync(nobody));
        Assert.Equal(1, refused.Code);
        Assert.Matches($"(does not reach|gets no answer from) the load balancer {nobody} at port 6443", refused.Output);

        await cluster.BalanceAsync(cluster.HostNames.Take(3).ToArray());
        await cluster.DemandAsync("apply", "--yes");
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());
        Assert.Contains($"server: https://{cluster.Front}:6443", await File.ReadAllTextAsync(Path.Combine(cluster.Layout.Directory, "kubeconfig")), StringComparison.Ordinal);

        // Its health checks ask, so a server that hangs is left out; but it has no patience with clients that say nothing.
        var tried = await cluster.RunAsync("verify", "--failover");
        Assert.Equal(1, tried.Code);
        Assert.Matches(@"ok +The load balancer reaches every API server +\d+ new connections from 3 hosts reached cp1, cp2, cp3", tried.Output);
        Assert.Matches(@"ok +The load balancer leaves out an API server that hangs +(that of cp\d after [\d.]+ s|none of \d+ questions was lost)", tried.Output);
        Assert.Matches(@"failed +The load balancer lets a quiet watch live +a watch through which nothing came was cut after 20 s", tried.Output);

        await cluster.BalanceAsync("cp1", "cp2");
        var skipped = await cluster.RunAsync("verify");
        Assert.Equal(1, skipped.Code);
        Assert.Matches(@"failed +The load balancer reaches every API server +cp3 its API server was never reached through the load balancer: \d+ new connections from 3 hosts got to cp1, cp2 only", skipped.Output);
    }
}

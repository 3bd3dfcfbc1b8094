using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

/// <summary>The demo's cluster: three control planes with keepalived and HAProxy on them, and a worker.</summary>
public sealed class CoLocatedCluster() : LabCluster("e2e-near", "haproxy", "cp1", "cp2", "cp3", "w1");

public sealed class CoLocatedBalancerTests(CoLocatedCluster cluster) : IClassFixture<CoLocatedCluster>
{
    private static readonly string[] ControlPlanes = ["cp1", "cp2", "cp3"];

    [Fact]
    public void The_demo_ends_with_a_verified_cluster_and_says_how_to_go_on()
    {
        Assert.Contains("e2e-near is verified", cluster.Deployed.Output, StringComparison.Ordinal);
        Assert.Contains("lab ssh cp1 --lab e2e-near", cluster.Deployed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applying_again_changes_nothing()
    {
        var outcome = await cluster.DemandAsync("apply", "--output", "json");

        Assert.Equal(0, outcome.Json.GetProperty("changed").GetInt32());
        Assert.Equal(0, (await cluster.DemandAsync("plan")).Code);
    }

    [Fact]
    public async Task The_kubeconfig_is_for_its_owner_only_and_names_the_endpoint()
    {
        var file = Path.Combine(cluster.Layout.Directory, "kubeconfig");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains($"server: https://{cluster.VirtualAddress}:8443", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credential_of_the_run_is_left_in_the_cluster_or_on_a_host_or_in_the_journal()
    {
        Assert.DoesNotContain("bootstrap-token", await cluster.KubectlAsync("cp1", "-n kube-system get secrets -o name"), StringComparison.Ordinal);
        Assert.DoesNotContain("kubeadm-certs", await cluster.KubectlAsync("cp1", "-n kube-system get secrets -o name"), StringComparison.Ordinal);
        foreach (var host in cluster.HostNames)
        {
            Assert.Equal("", (await cluster.OnAsync(host, "ls /run/kubewright/*.yaml 2>/dev/null")).Output.Trim());
        }

        var journal = cluster.Deployed.Output.Split('\n').First(line => line.StartsWith("Journal: ", StringComparison.Ordinal))["Journal: ".Length..];
        Assert.DoesNotMatch(@"[a-z0-9]{6}\.[a-z0-9]{16}\b", await File.ReadAllTextAsync(journal));
        Assert.DoesNotMatch(@"certificate-key [0-9a-f]{64}", await File.ReadAllTextAsync(journal));
    }

    [Fact]
    public async Task Every_host_follows_the_clusters_source_of_time_and_a_clock_that_is_wrong_is_measured()
    {
        var source = cluster.Layout.Demand("cp1").Address;
        foreach (var client in (string[])["cp2", "cp3", "w1"])
        {
            Assert.Contains($",{source},11,", (await cluster.OnAsync(client, "chronyc -n -c tracking")).Output, StringComparison.Ordinal);
            Assert.Contains($"^,*,{source},", (await cluster.OnAsync(client, "chronyc -n -c sources")).Output, StringComparison.Ordinal);
        }

        // All hosts share this machine's clock, which nobody may set here: the stand-in is a date program that is 95 s ahead.
        await cluster.OnAsync("w1", """
            printf '#!/bin/sh\nexec /usr/bin/date --date="@$(/usr/bin/date +%%s.%%N | awk "{ printf \\"%%.9f\\", \\$1 + 95 }")" "$@"\n' >/usr/local/bin/date
            chmod 0755 /usr/local/bin/date
            """);
        try
        {
            var outcome = await cluster.RunAsync("verify");

            Assert.Equal(1, outcome.Code);
            Assert.Matches(@"failed +Every host has the same time +w1 its clock is (9[45]\.\d) s ahead of the median of 4 hosts \(± \d+ ms\); 30 s are allowed", outcome.Output);
            Assert.Contains("3 hosts follow cp1", outcome.Output, StringComparison.Ordinal);
        }
        finally
        {
            await cluster.OnAsync("w1", "rm /usr/local/bin/date");
        }
    }

    [Fact]
    public async Task Verify_moves_the_virtual_address_on_purpose_and_clients_wait_at_most_five_seconds()
    {
        var outcome = await cluster.DemandAsync("verify", "--failover", "--output", "json");

        var drill = outcome.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("code").GetString() == "virtual-address-does-not-move");
        Assert.InRange(drill.GetProperty("outageMilliseconds").GetDouble(), 0, 5000);
    }

    [Fact]
    public async Task A_host_whose_network_is_cut_over_SSH_is_as_good_as_lost_and_nothing_of_the_cut_is_left()
    {
        var holder = await cluster.HolderAsync(ControlPlanes);
        var drill = await cluster.RunAsync("verify", "--failover", "--all", "--only", holder, "--cut-network", "--yes", "--output", "json");

        var lost = Assert.Single(drill.Json.GetProperty("failover").GetProperty("hosts").EnumerateArray());
        Assert.StartsWith("network cut over SSH", lost.GetProperty("means").GetString(), StringComparison.Ordinal);
        Assert.True(lost.TryGetProperty("recoveredAfterSeconds", out _) && lost.GetProperty("outageMilliseconds").GetDouble() is > 500 and <= 5000, drill.ToString());
        Assert.Equal("", (await cluster.OnAsync(holder, """
            { iptables-save; ip6tables-save; nft list ruleset; } 2>/dev/null | grep -e kubewright-drill -e kubewright_drill
            ls -d /run/kubewright-drill /run/systemd/system/kubewright-drill.service 2>/dev/null
            """)).Output.Trim());
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Of_two_runs_the_second_is_refused_with_who_has_the_hosts_and_since_when()
    {
        using var first = Product.Start("verify", "-f", cluster.File);
        await first.SaysAsync("acceptance workload", TimeSpan.FromSeconds(60));

        var second = await cluster.RunAsync("apply");

        Assert.Equal(3, second.Code);
        Assert.Matches(@"cp1 is locked by run \S+ of \S+@\S+ \(pid \d+\) since \d{4}-\d\d-\d\d", second.ToString());
        Assert.Equal(0, (await first.EndAsync(TimeSpan.FromMinutes(3))).Code);
    }
}

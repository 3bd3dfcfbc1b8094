using Kubewright.Core.Endpoints;
using Kubewright.EndToEnd.Harness;
using Xunit.Abstractions;

namespace Kubewright.EndToEnd;

/// <summary>
/// Three hosts that are everything, between which the address is moved by static pods of kube-vip: the real manifest, a real kubelet and a real lease, but not kube-vip
/// itself. Its image is not to be had here, and a stand-in does what the manifest says.
/// </summary>
public sealed class KubeVipCluster() : LabCluster("e2e-vip", "haproxy", "cp1", "cp2", "cp3")
{
    /// <summary>Each host as it was before anything was done to it.</summary>
    internal IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--artifacts", "debian", "--hosts", .. Hosts]);
        var demo = await System.IO.File.ReadAllTextAsync(File);
        var (given, own) = (demo.Split('\n').Single(line => line.StartsWith("  directory: ", StringComparison.Ordinal)).Split(": ")[1], Path.Combine(Layout.Directory, "artifacts"));
        await KubeVipStandIn.MakeAsync(Layout.BaseTree, given, own, "0.8.9", "1.0.3");
        // Long times to begin with: while the second control plane joins, etcd has no quorum until its member has started, and nobody can renew a lease.
        await System.IO.File.WriteAllTextAsync(File, demo
            .Replace("roles: [control-plane]", "roles: [control-plane, worker]", StringComparison.Ordinal)
            .Replace($"  directory: {given}", $"  directory: {own}", StringComparison.Ordinal)
            .Replace("  balancer: haproxy\n", $"  kind: kube-vip\n  kubeVip:\n    image: {KubeVipStandIn.Image}\n    version: 0.8.9\n    leaseDuration: 15\n    renewDeadline: 10\n    retryPeriod: 2\n", StringComparison.Ordinal));
        Before = await PicturesAsync();
        Deployed = await DemandAsync("apply");
    }

    internal async Task ChangeAsync(string written, string instead) =>
        await System.IO.File.WriteAllTextAsync(File, (await System.IO.File.ReadAllTextAsync(File)).Replace(written, instead, StringComparison.Ordinal));
}

public sealed class KubeVipTests(KubeVipCluster cluster, ITestOutputHelper said) : IClassFixture<KubeVipCluster>
{
    private const string Manifest = "/etc/kubernetes/manifests/kube-vip.yaml";

    // What the running container has as its kubeconfig: the file of the host's that is mounted, by device and inode.
    private const string MountedKubeconfig = """
        id=$(ctr -n k8s.io containers ls -q 'labels."io.kubernetes.container.name"==kube-vip' | while read -r id; do ctr -n k8s.io tasks ls | grep "^$id .*RUNNING"; done | awk '{ print $2 }')
        stat -L -c %i /proc/$id/root/etc/kubernetes/admin.conf
        """;

    [Fact]
    public async Task A_cluster_whose_address_kube_vip_moves_is_verified_survives_its_holder_and_a_reset_leaves_no_trace()
    {
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(3));
        await NothingIsLeftToDoAsync();
        await AssertOneHolderAsync();
        await SuperAdminIsTakenAwayAsync();
        await ChangesComeOneByOneAsync();
        await TheHolderIsLostAsync();
        await TheEndpointMovesAwayAsync();

        await cluster.DemandAsync("reset", "--yes");
        await cluster.AssertAsBeforeAsync(cluster.Before);
    }

    private async Task NothingIsLeftToDoAsync() =>
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());

    private async Task<string> AssertOneHolderAsync()
    {
        var holders = new List<string>();
        foreach (var host in cluster.HostNames)
        {
            holders.AddRange((await cluster.OnAsync(host, $"ip -o addr show to {cluster.VirtualAddress}")).Output.Trim().Length > 0 ? [host] : []);
        }

        return Assert.Single(holders);
    }

    // What a run leaves that is cut off after init, on the files of Kubernetes from 1.29 on: kubeadm 1.20 makes no super-admin.conf, so the administrator's is copied.
    private async Task SuperAdminIsTakenAwayAsync()
    {
        await cluster.OnAsync("cp1", $"cp -p /etc/kubernetes/admin.conf /etc/kubernetes/super-admin.conf && sed 's|path: /etc/kubernetes/admin.conf|path: /etc/kubernetes/super-admin.conf|' {Manifest} >/root/manifest && cp /root/manifest {Manifest}");
        await UntilAsync("cp1", MountedKubeconfig, "stat -c %i /etc/kubernetes/super-admin.conf");
        Assert.Contains($"{Manifest} mounts /etc/kubernetes/super-admin.conf", (await cluster.RunAsync("verify")).Output, StringComparison.Ordinal);

        await cluster.DemandAsync("apply", "--yes");
        Assert.Equal("", (await cluster.OnAsync("cp1", $"grep super-admin {Manifest}")).Output);
        await UntilAsync("cp1", MountedKubeconfig, "stat -c %i /etc/kubernetes/admin.conf");
        await cluster.OnAsync("cp1", "rm /etc/kubernetes/super-admin.conf /root/manifest");
    }

    // Another version, of which other names of variables follow, and shorter times.
    private async Task ChangesComeOneByOneAsync()
    {
        await cluster.ChangeAsync(
            "    version: 0.8.9\n    leaseDuration: 15\n    renewDeadline: 10\n    retryPeriod: 2\n", "    version: 1.0.3\n    leaseDuration: 3\n    renewDeadline: 2\n    retryPeriod: 1\n");
        using var client = new LabEndpointClient(cluster.Layout, new Uri($"https://{cluster.VirtualAddress}:6443"));
        await using var watch = new EndpointWatch(client, TimeProvider.System);
        Assert.True(await watch.SteadyAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), CancellationToken.None));
        var begun = watch.Now;
        await cluster.DemandAsync("apply", "--yes");
        Assert.True(await watch.SteadyAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), CancellationToken.None));

        var outage = watch.Meter.Longest(begun, watch.Now);
        said.WriteLine($"roll-out: {outage.TotalMilliseconds:0} ms");
        Assert.InRange(outage.TotalSeconds, 0, 15);
        foreach (var host in cluster.HostNames)
        {
            Assert.Contains("vip_subnet", (await cluster.OnAsync(host, $"cat {Manifest}")).Output, StringComparison.Ordinal);
        }

        await AssertOneHolderAsync();
    }

    private async Task TheHolderIsLostAsync()
    {
        var lost = await AssertOneHolderAsync();

        var outage = await cluster.PowerOffAsync(lost);
        said.WriteLine($"holder lost: {outage.TotalMilliseconds:0} ms");

        // A lease of 3 s ends after 3 s, and a try is made every second; etcd has to find a leader meanwhile, too.
        Assert.InRange(outage.TotalSeconds, 0, 12);
        Assert.NotEqual(lost, await cluster.HolderAsync(cluster.HostNames.Where(host => host != lost)));

        await cluster.SwitchAsync("start", lost);
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(3));
    }

    private async Task TheEndpointMovesAwayAsync()
    {
        var address = cluster.VirtualAddress;
        var moved = await cluster.DemandAsync("endpoint", "move", "--to", "local", "--yes", "--output", "json");

        said.WriteLine($"moved away: {moved.Json.GetProperty("outages")}");
        foreach (var host in cluster.HostNames)
        {
            Assert.Equal("", (await cluster.OnAsync(host, $"ls {Manifest} 2>/dev/null; ip -o addr show to {address}; grep -l 'server: https://{address}' /etc/kubernetes/*.conf")).Output.Trim());
        }

        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));
    }

    private async Task UntilAsync(string host, string script, string wanted)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var outcome = await cluster.OnAsync(host, $"a=$({script})\nb=$({wanted})\n[ -n \"$a\" ] && [ \"$a\" = \"$b\" ]");
            if (outcome.Code == 0)
            {
                return;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), $"{script} on {host} does not give what {wanted} does\n{outcome}");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}

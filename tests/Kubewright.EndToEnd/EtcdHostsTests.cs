using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

/// <summary>Three hosts for etcd alone, which also keep the events in a second etcd; two control planes behind a virtual address, of which the second gets its key from kubeadm.</summary>
public sealed class EtcdHosts() : LabCluster("e2e-etcd", "haproxy", "etcd1", "etcd2", "etcd3", "cp1", "cp2")
{
    /// <summary>Each host as it was before anything was done to it.</summary>
    internal IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--hosts", .. Hosts]);
        await System.IO.File.AppendAllTextAsync(File, "etcd:\n  events: true\n");
        Before = await PicturesAsync();
        Deployed = await DemandAsync("apply");
    }
}

public sealed class EtcdHostsTests(EtcdHosts cluster) : IClassFixture<EtcdHosts>
{
    private const string Etcdctl = "etcdctl --cacert /etc/etcd/pki/ca.crt --cert /etc/etcd/pki/member.crt --key /etc/etcd/pki/member.key --endpoints";

    [Fact]
    public async Task Etcd_on_hosts_of_its_own_is_verified_survives_the_loss_of_one_takes_it_in_again_and_a_reset_leaves_no_trace()
    {
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(1));
        await NothingIsLeftToDoAsync();
        await EtcdHostsHaveNothingOfKubernetesAsync();
        await EventsAreKeptApartAsync();
        await NoKeyIsToBeSeenAsync();

        await cluster.SwitchAsync("kill", "etcd1");
        await WritesWithinAsync(TimeSpan.FromSeconds(40));
        await cluster.SwitchAsync("start", "etcd1");

        // A disk lost: the member is taken in again, with the data of the others.
        Assert.Equal(0, (await cluster.OnAsync("etcd2", "systemctl stop etcd && rm -rf /var/lib/etcd/main")).Code);
        await cluster.DemandAsync("apply");
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty((await cluster.OnAsync("etcd2", $"{Etcdctl} https://127.0.0.1:2379 --consistency s get /registry/configmaps/default/after-the-loss --keys-only")).Output.Trim());

        await cluster.DemandAsync("reset", "--yes");
        await cluster.AssertAsBeforeAsync(cluster.Before);
    }

    private async Task NothingIsLeftToDoAsync()
    {
        var run = (await cluster.DemandAsync("apply", "--output", "json")).Json;
        Assert.Equal(0, run.GetProperty("changed").GetInt32());
    }

    private async Task EtcdHostsHaveNothingOfKubernetesAsync()
    {
        foreach (var host in new[] { "etcd1", "etcd2", "etcd3" })
        {
            Assert.Equal(
                "etcd\netcdctl\ninactive\n",
                (await cluster.OnAsync(host, "ls /usr/local/bin; systemctl is-active containerd; ls /etc/sysctl.d/90-kubewright.conf /etc/modules-load.d/kubewright.conf /etc/kubernetes 2>/dev/null")).Output);
        }
    }

    private async Task EventsAreKeptApartAsync()
    {
        Assert.Equal("0\n", (await cluster.OnAsync("etcd3", $"{Etcdctl} https://127.0.0.1:2379 get /registry/events/ --prefix --keys-only | grep -c /registry/events/")).Output);
        Assert.NotEqual("0\n", (await cluster.OnAsync("etcd3", $"{Etcdctl} https://127.0.0.1:2381 get /registry/events/ --prefix --keys-only | grep -c /registry/events/")).Output);
    }

    // Neither of what the run wrote down here, nor of what it printed.
    private async Task NoKeyIsToBeSeenAsync()
    {
        var journal = cluster.Deployed.Output.Split('\n').Single(line => line.StartsWith("Journal: ", StringComparison.Ordinal))["Journal: ".Length..].Trim();
        var kept = await System.IO.File.ReadAllTextAsync(journal) + cluster.Deployed;
        Assert.DoesNotContain("PRIVATE KEY", kept, StringComparison.Ordinal);
        foreach (var line in (await cluster.OnAsync("etcd1", "grep -hv -- ----- /etc/etcd/pki/*.key")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.DoesNotContain(line, kept, StringComparison.Ordinal);
        }
    }

    private async Task WritesWithinAsync(TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        Outcome outcome;
        do
        {
            outcome = await cluster.OnAsync("cp1", "kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 5s create configmap after-the-loss --from-literal a=b");
        }
        while (outcome.Code != 0 && TimeProvider.System.GetElapsedTime(start) < limit);
        Assert.True(outcome.Code == 0, $"{outcome}");
    }
}

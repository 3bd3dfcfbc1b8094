using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

/// <summary>
/// Three hosts that are control planes and workers at once, behind a jump host, with a sudo that wants a password, and each of them a little different: made, seen to be so,
/// changed, and logged in to again after its keys were lost.
/// </summary>
public sealed class JumpHostTests(ClusterBehindGate cluster) : IClassFixture<ClusterBehindGate>
{
    private const string Both = "roles: [control-plane, worker]";
    private const string Taint = "node-role.kubernetes.io/master";

    [Fact]
    public async Task A_cluster_behind_a_jump_host_is_made_with_a_password_for_sudo_that_shows_nowhere()
    {
        cluster.Write($"{Both}, jump: []", Both, Both);
        Assert.Contains("cp1", Unreachable(await cluster.RunAsync("ping", "--output", "json")));

        cluster.Write(
            $"{Both}, labels: {{tier: front}}",
            $"{Both}, kubeletConfiguration: {{maxPods: 77}}",
            $"{Both}, labels: {{tier: back, example.com/spare: \"\"}}, taints: [\"example.com/slow=yes:PreferNoSchedule\"]");
        using (var apply = Product.Start("apply", "-f", cluster.File))
        {
            while (!apply.HasEnded)
            {
                Assert.Equal("", await cluster.ShownAsync("cp1"));
                await Task.Delay(TimeSpan.FromSeconds(3));
            }

            var applied = await apply.EndAsync(TimeSpan.FromMinutes(9));
            Assert.True(applied.Code == 0, $"apply ended with {applied.Code}\n{applied}");
        }

        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());
        Assert.Equal("77", await CapacityAsync("cp2", "77"));
        Assert.Equal(("front", "back", "example.com/slow=yes"), (
            await cluster.NodeAsync("cp1", ".metadata.labels.tier"),
            await cluster.NodeAsync("cp3", ".metadata.labels.tier"),
            await cluster.NodeAsync("cp3", ".spec.taints[0].key}={.spec.taints[0].value")));
        Assert.All(await Task.WhenAll(cluster.ControlPlanes.Select(host => cluster.NodeAsync(host, ".spec.taints"))), taints => Assert.DoesNotContain(Taint, taints));

        await ChangesOfALivingClusterAreMadeAsync();
        await KeysAreDeployedAgainAsync();
        await TheSecretIsNowhereAsync();

        await cluster.DemandAsync("reset", "--yes");
        Assert.Equal("", await cluster.BehindAsync("cp2", "ls -d /etc/kubernetes/kubelet-of-host.yaml /etc/systemd/system/kubelet.service.d /var/lib/kubewright 2>/dev/null || :"));
    }

    private async Task ChangesOfALivingClusterAreMadeAsync()
    {
        cluster.Write("roles: [control-plane], labels: {tier: middle}", Both, $"{Both}, labels: {{tier: back}}");
        await cluster.DemandAsync("apply");

        Assert.Equal(("middle", Taint, "", ""), (
            await cluster.NodeAsync("cp1", ".metadata.labels.tier"),
            await cluster.NodeAsync("cp1", ".spec.taints[*].key"),
            await cluster.NodeAsync("cp3", ".spec.taints"),
            await cluster.NodeAsync("cp3", ".metadata.annotations.kubewright\\.io/managed-taints")));
        Assert.Equal("110", await CapacityAsync("cp2", "110"));
        Assert.DoesNotContain("spare", await cluster.NodeAsync("cp3", ".metadata.labels"));

        cluster.Write(Both, Both, Both);
        await cluster.DemandAsync("apply");
        Assert.Equal("", await cluster.NodeAsync("cp1", ".spec.taints"));
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());
    }

    /// <summary>How many pods a node takes; a kubelet that was restarted tells the API in its own time.</summary>
    private async Task<string> CapacityAsync(string node, string expected)
    {
        for (var tries = 0; tries < 15 && await cluster.NodeAsync(node, ".status.capacity.pods") != expected; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return await cluster.NodeAsync(node, ".status.capacity.pods");
    }

    private async Task KeysAreDeployedAgainAsync()
    {
        await cluster.BehindAsync("cp2", "rm -r ~admin/.ssh");
        Assert.Equal("cp2", Unreachable(await cluster.RunAsync("ping", "--output", "json")));
        Assert.Equal(3, (await cluster.RunAsync("keys", "deploy")).Code);

        var deployed = await cluster.DemandAsync("keys", "deploy", "--password-file", cluster.PasswordFile, "--output", "json");
        Assert.Equal(
            ["cp1 present", "cp2 added", "cp3 present"],
            deployed.Json.GetProperty("hosts").EnumerateArray().Select(host => $"{host.GetProperty("name").GetString()} {host.GetProperty("key").GetString()}"));
        Assert.Equal("700 admin\n600 admin\n", await cluster.BehindAsync("cp2", "stat -c '%a %U' ~admin/.ssh ~admin/.ssh/authorized_keys"));
        await cluster.DemandAsync("ping");
    }

    private async Task TheSecretIsNowhereAsync()
    {
        foreach (var host in cluster.ControlPlanes)
        {
            Assert.Equal("", await cluster.BehindAsync(
                host, $"grep -rlaE {ClusterBehindGate.SecretPattern} /etc /home /root /run /tmp /var --exclude-dir=containerd --exclude-dir=proc 2>/dev/null; journalctl --no-pager -o cat | grep -aE {ClusterBehindGate.SecretPattern} || :"));
        }

        var journals = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "kubewright", cluster.Name);
        Assert.NotEmpty(Directory.GetFiles(journals, "journal.jsonl", SearchOption.AllDirectories));
        Assert.DoesNotContain(Directory.GetFiles(journals, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("Sesam", StringComparison.Ordinal));
    }

    private static string Unreachable(Outcome ping)
    {
        Assert.Equal(4, ping.Code);
        return string.Join(' ', ping.Json.GetProperty("hosts").EnumerateArray().Where(host => !host.GetProperty("reachable").GetBoolean()).Select(host => host.GetProperty("name").GetString()));
    }
}

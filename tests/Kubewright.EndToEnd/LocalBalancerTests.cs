using System.Globalization;
using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

/// <summary>Three hosts that are everything, with HAProxy on each: no address moves.</summary>
public sealed class LocalCluster() : LabCluster("e2e-local", "haproxy", "cp1", "cp2", "cp3")
{
    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        Deployed = await Product.RunAsync(DeployLimit, ["demo", Name, "--endpoint", "local", "--hosts", .. Hosts]);
        Assert.True(Deployed.Code == 0, $"the deployment ended with {Deployed.Code}\n{Deployed}");
    }

    /// <summary>
    /// Powers a host off while another asks its own balancer every 100 ms over connections of their own, and gives the longest time between two answers, less the interval.
    /// </summary>
    internal async Task<TimeSpan> PowerOffAsync(string host, string client)
    {
        var polling = OnAsync(client, """
            rm -f /run/polls; touch /run/polls; left=200
            while [ $left -gt 0 ]; do
                ( [ "$(curl -sk --max-time 1 https://127.0.0.1:8443/healthz)" = ok ] && date +%s%3N >>/run/polls ) &
                sleep 0.1; left=$((left - 1))
            done
            wait; date +%s%3N; sort -n /run/polls
            """);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await SwitchAsync("kill", host);
        var times = (await polling).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line, CultureInfo.InvariantCulture)).ToList();
        var (end, answers) = (times[0], times[1..]);
        Assert.True(answers.Count > 100, $"{answers.Count} of 200 questions were answered");
        return TimeSpan.FromMilliseconds(answers.Skip(1).Append(end).Zip(answers, (after, before) => after - before).Max() - 100);
    }
}

public sealed class LocalBalancerTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    [Fact]
    public async Task Every_node_asks_itself_and_hardly_notices_when_a_control_plane_goes()
    {
        Assert.Contains("e2e-local is verified", cluster.Deployed.Output, StringComparison.Ordinal);
        Assert.Contains("ok       admin.conf names the endpoint                server: https://127.0.0.1:8443", cluster.Deployed.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());

        // On the node itself only, and to all three.
        Assert.Equal("127.0.0.1:8443", (await cluster.OnAsync("cp2", "ss -Hltn 'sport = :8443' | awk '{print $4}'")).Output.Trim());
        Assert.Equal("3", (await cluster.OnAsync("cp2", "grep -c '^    server cp' /etc/haproxy/haproxy.cfg")).Output.Trim());

        // Outside of the nodes that address means nothing: there a control plane is named, and kubectl gets an answer.
        var kubeconfig = Path.Combine(cluster.Layout.Directory, "kubeconfig");
        Assert.Contains($"server: https://{cluster.Layout.Demand("cp1").Address}:6443", await File.ReadAllTextAsync(kubeconfig), StringComparison.Ordinal);
        Assert.Contains("the kubeconfig names cp1", cluster.Deployed.Error, StringComparison.Ordinal);
        await cluster.OnAsync("cp3", $"cat >/run/outside <<'END'\n{await File.ReadAllTextAsync(kubeconfig)}\nEND");
        Assert.Contains("cp1", (await cluster.OnAsync("cp3", "kubectl --kubeconfig /run/outside get nodes -o name")).Output, StringComparison.Ordinal);

        var outage = await cluster.PowerOffAsync("cp1", client: "cp2");
        try
        {
            Assert.InRange(outage.TotalMilliseconds, 0, 2000);
            await cluster.KubectlAsync("cp3", "create configmap written-without-one");
            await cluster.KubectlAsync("cp2", "delete configmap written-without-one");

            // "Could not ask" is never "fine".
            Assert.Equal(4, (await cluster.RunAsync("verify")).Code);
        }
        finally
        {
            await cluster.SwitchAsync("start", "cp1");
        }

        await cluster.VerifiedAsync(TimeSpan.FromMinutes(4));
    }
}

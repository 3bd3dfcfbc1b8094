using System.Globalization;
using System.Text.Json;
using Kubewright.EndToEnd.Harness;
using Xunit.Abstractions;

namespace Kubewright.EndToEnd.Hopeless;

/// <summary>One host with a cluster file and no cluster yet, with its address behind keepalived.</summary>
public sealed class LoneHost() : LabCluster("e2e-hopeless", "haproxy", "cp1")
{
    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        Deployed = await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--hosts", .. HostNames]);
    }
}

/// <summary>An init that cannot succeed is stopped with its cause, soon; and the next run, with the cause gone, deploys.</summary>
public sealed class HopelessInitTests(LoneHost cluster, ITestOutputHelper output) : IClassFixture<LoneHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private string Endpoint => $"{cluster.VirtualAddress}:8443";

    [Fact]
    public async Task Hopeless_inits_are_stopped_with_their_cause_and_the_next_run_deploys()
    {
        // The deadlock first, and a run that succeeds after it; then all others on the same host, each clearing away what the one before left.
        await StoppedAsync(HopelessInits.All[0]);
        await cluster.DemandAsync("apply", "--yes");
        await cluster.DemandAsync("reset", "--yes");
        foreach (var init in HopelessInits.All.Skip(1))
        {
            await StoppedAsync(init);
        }

        await cluster.DemandAsync("apply", "--yes");
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await cluster.DemandAsync("apply", "--output", "json")).Json.GetProperty("changed").GetInt32());
    }

    private async Task StoppedAsync(HopelessInit init)
    {
        var file = Path.Combine(Path.GetDirectoryName(cluster.File)!, "hopeless.yaml");
        var text = await File.ReadAllTextAsync(cluster.File);
        Assert.True(init.Plant is not null || init.Before != ":" || init.ClusterFile(text) != text, $"{init} changes nothing");
        await File.WriteAllTextAsync(file, init.ClusterFile(text));
        await cluster.OnAsync("cp1", init.Before);
        var planted = init.Plant is null ? ":" : $"printf '%s\\n' '{init.Plant.Replace("'", "'\\''")}' >/run/hopeless; systemd-run -q --collect --unit=hopeless sh /run/hopeless";

        // What the round before left must not be taken for this one's moment.
        await cluster.OnAsync("cp1", "systemctl stop kubelet; rm -rf /etc/kubernetes/pki; " + planted);
        try
        {
            var stopped = await Product.RunAsync(Limit, "apply", "--yes", "--output", "json", "-f", file);
            Assert.True(stopped.Output.StartsWith('{'), $"{init}: {stopped}");
            var failure = stopped.Json.GetProperty("failures")[0];
            var said = failure.GetProperty("why").GetString()!;
            Assert.StartsWith($"'kubeadm init' was stopped, because it cannot succeed: {init.Because.Replace("{endpoint}", Endpoint, StringComparison.Ordinal)}", said, StringComparison.Ordinal);
            Assert.NotEmpty(failure.GetProperty("lines").EnumerateArray());
            Assert.Equal(3, stopped.Code);
            await AssertInTimeAsync(init, stopped.Json.GetProperty("journal").GetString()!, said);
        }
        finally
        {
            await cluster.OnAsync("cp1", $"systemctl stop hopeless 2>/dev/null; {init.Undo}");
        }
    }

    // From kubeadm's start, or from where init begins to wait for the endpoint. What a kubelet needs until it looks for its pods is some 10 s of that.
    private async Task AssertInTimeAsync(HopelessInit init, string journal, string said)
    {
        var events = (await File.ReadAllLinesAsync(journal)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var started = events.Single(one => Is(one, "action-started") && one.GetProperty("action").GetString() == "kubeadm init").GetProperty("at").GetDateTimeOffset();
        var ended = events.Single(one => Is(one, "step-ended") && one.GetProperty("outcome").GetString() == "Failed");
        Assert.Equal(said, ended.GetProperty("why").GetString());
        var told = events.Single(one => Is(one, "output") && one.GetProperty("line").GetString()!.StartsWith("cannot succeed, and is being stopped: ", StringComparison.Ordinal)).GetProperty("at").GetDateTimeOffset();
        var since = init.WaitsSince is { } words ? await FirstSaidAsync(words.Replace("{endpoint}", Endpoint, StringComparison.Ordinal), started) : started;
        output.WriteLine($"{init}: told {(told - started).TotalSeconds:0.0} s and stopped {(ended.GetProperty("at").GetDateTimeOffset() - started).TotalSeconds:0.0} s after kubeadm's start"
            + $"{(since == started ? "" : $", told {(told - since).TotalSeconds:0.0} s after the kubelet's first failure")}: {said}");
        Assert.InRange(told - since, TimeSpan.Zero, init.WaitsSince is null ? TimeSpan.FromSeconds(120) : TimeSpan.FromSeconds(15));
    }

    private async Task<DateTimeOffset> FirstSaidAsync(string words, DateTimeOffset since)
    {
        var line = (await cluster.OnAsync("cp1", $"journalctl -u kubelet --since @{since.ToUnixTimeSeconds()} -q -o short-unix | grep -m1 -F '{words}'")).Output;
        return DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private static bool Is(JsonElement one, string kind) => one.GetProperty("event").GetString() == kind;
}

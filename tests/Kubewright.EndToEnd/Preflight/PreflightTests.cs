using Kubewright.EndToEnd.Harness;
using Kubewright.Lab;

namespace Kubewright.EndToEnd.Preflight;

/// <summary>Unfit hosts are refused with the right rows, and nothing on any host has changed.</summary>
public sealed class PreflightTests(BareHosts hosts) : IClassFixture<BareHosts>
{
    public static TheoryData<string> Rounds => [.. UnfitHosts.All.Select(unfit => unfit.Round).Distinct()];

    [Fact]
    public void There_are_enough_ways_to_be_unfit() => Assert.True(UnfitHosts.All.Count >= 30, $"{UnfitHosts.All.Count}");

    [Fact]
    public async Task Hosts_as_they_are_booted_are_fit()
    {
        var outcome = await BareHosts.RunAsync(hosts.File, "preflight");

        Assert.True(outcome.Code == 0, outcome.ToString());
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Unfit_hosts_are_refused_with_the_right_rows_and_nothing_is_changed(string round)
    {
        var unfit = UnfitHosts.All.Where(candidate => candidate.Round == round).ToList();
        try
        {
            await hosts.EachAsync(unfit, fault => fault.Make);
            var file = hosts.WriteFile(unfit);
            var before = await hosts.DigestAsync(unfit);
            Assert.Contains(" /var/lib/dpkg/status", before, StringComparison.Ordinal);

            var examined = await BareHosts.RunAsync(file, "preflight", "--output", "json");
            AssertRows(unfit, examined);
            Assert.Equal(1, examined.Code);
            var refused = await BareHosts.RunAsync(file, "apply", "--yes", "--output", "json");
            AssertRows(unfit, refused);
            Assert.Equal(3, refused.Code);

            Assert.Equal(before, await hosts.DigestAsync(unfit));
        }
        finally
        {
            await hosts.EachAsync(unfit.AsEnumerable().Reverse(), fault => fault.Undo);
        }

        var again = await BareHosts.RunAsync(hosts.File, "preflight");
        Assert.True(again.Code == 0, $"not fit after all was taken back:\n{again}");
    }

    // All rows, and none that no fault accounts for; but this machine's disk may really be slow while it is busy.
    private static void AssertRows(IReadOnlyList<Unfit> unfit, Outcome outcome)
    {
        Assert.True(outcome.Output.StartsWith('{'), outcome.ToString());
        var failed = (
            from check in outcome.Json.GetProperty("checks").EnumerateArray()
            where check.GetProperty("state").GetString() == "failed"
            from finding in check.GetProperty("findings").EnumerateArray()
            select $"{check.GetProperty("code").GetString()} on {finding.GetProperty("host").GetString()}").ToHashSet();
        var wanted = unfit.SelectMany(fault => fault.Rows).ToHashSet();

        Assert.Empty(wanted.Except(failed));
        Assert.DoesNotContain(failed.Except(wanted).Except(unfit.SelectMany(fault => fault.Brings)), row => !row.StartsWith("slow-etcd-disk", StringComparison.Ordinal));
    }
}

/// <summary>Hosts without a cluster, and the cluster file that they would have; gone after the tests.</summary>
public sealed class BareHosts : IAsyncLifetime
{
    private readonly string _name = "e2e-unfit";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly string[] _names = ["cp1", "cp2", "cp3", "w1", "w2"];

    private LabLayout Layout => new LabStore(LabDirectories.OfMachine()).Demand(_name);

    public string File => Path.Combine(Layout.Directory, LabClusterFile.FileName);

    public async Task InitializeAsync()
    {
        await Product.DemandAsync(Limit, "lab", "down", _name);
        await Product.DemandAsync(TimeSpan.FromMinutes(9), ["demo", _name, "--only-hosts", "--hosts", .. _names]);
    }

    public async Task DisposeAsync() => await Product.DemandAsync(Limit, "lab", "down", _name);

    internal static Task<Outcome> RunAsync(string file, params string[] arguments) => Product.RunAsync(Limit, [.. arguments, "-f", file]);

    /// <summary>Runs every fault's script on its hosts, hosts side by side.</summary>
    public async Task EachAsync(IEnumerable<Unfit> unfit, Func<Unfit, string> script)
    {
        foreach (var power in unfit.Where(fault => fault.IsPower))
        {
            await Product.DemandAsync(Limit, "lab", script(power), power.Host, "--lab", _name);
        }

        var scripts = unfit.Where(fault => !fault.IsPower).SelectMany(fault => fault.AlsoOn.Prepend(fault.Host).Select(host => (Host: host, Script: WithAddresses(script(fault)), Fault: fault))).ToLookup(entry => entry.Host);
        await Task.WhenAll(scripts.Select(async host =>
        {
            var lines = host.Select(entry => $"( {entry.Script} ) || echo 'not done: {entry.Fault}'");
            var outcome = await Product.RunAsync(Limit, "lab", "exec", host.Key, "--lab", _name, "--", "sh", "-c", string.Join('\n', lines));
            Assert.False(outcome.Code != 0 || outcome.Output.Contains("not done", StringComparison.Ordinal), $"{host.Key}: {outcome}");
        }));
    }

    /// <summary>The cluster file as the faults want it, in the lab's folder.</summary>
    internal string WriteFile(IEnumerable<Unfit> unfit)
    {
        var text = WithAddresses(unfit.Aggregate(System.IO.File.ReadAllText(File), (file, fault) => fault.ClusterFile(file)));
        const string Known = "# known_hosts.";
        foreach (var line in text.Split('\n').Where(line => line.StartsWith(Known, StringComparison.Ordinal)))
        {
            var (host, key) = (line[Known.Length..].Split(':', 2)[0], line.Split(':', 2)[1].Trim());
            System.IO.File.WriteAllText(Path.Combine(Layout.Directory, $"known_hosts.{host}"), key + "\n");
        }

        var path = Path.Combine(Layout.Directory, "unfit.yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The state of every host that can be looked at, host by host.</summary>
    internal async Task<string> DigestAsync(IEnumerable<Unfit> unfit)
    {
        var silent = unfit.Where(fault => fault.IsPower).Select(fault => fault.Host).ToHashSet();
        var digests = await Task.WhenAll(_names.Where(name => !silent.Contains(name)).Select(async name =>
        {
            var outcome = await Product.DemandAsync(Limit, "lab", "exec", name, "--lab", _name, "--", "sh", "-c", HostDigest.Script);
            return $"{name}\n{outcome.Output}";
        }));
        return string.Join('\n', digests);
    }

    private string WithAddresses(string text) => Layout.Hosts.Aggregate(text.Replace("{endpoint}", EndpointAddress(), StringComparison.Ordinal), (sum, host) => sum.Replace($"{{{host.Name}}}", host.Address.ToString(), StringComparison.Ordinal));

    // As the cluster file has it.
    private string EndpointAddress() => System.IO.File.ReadAllText(File).Split("endpoint:\n  address: ")[1].Split('\n')[0];
}

using Kubewright.EndToEnd.Harness;
using Kubewright.Lab;

namespace Kubewright.EndToEnd;

/// <summary>
/// An inventory of Kubespray for a site with a registry and a file server of its own, with the addresses of real hosts: imported, it is valid, and it plans.
/// </summary>
public sealed class ImportedInventoryTests : IAsyncLifetime
{
    private const string Lab = "e2e-import";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly string[] Hosts = ["node1", "node2", "node3", "node4"];

    private static string Fixture => Path.Combine(Product.Checkout, "tests/Kubewright.Tests/Inventories/Fixtures/private-mirror");

    public async Task InitializeAsync()
    {
        await Product.DemandAsync(Limit, "lab", "down", Lab);
        await Product.DemandAsync(Limit, ["demo", Lab, "--only-hosts", "--hosts", .. Hosts]);
    }

    public async Task DisposeAsync() => await Product.DemandAsync(Limit, "lab", "down", Lab);

    [Fact]
    public async Task An_inventory_of_kubespray_imports_and_plans_on_real_hosts()
    {
        var lab = new LabStore(LabDirectories.OfMachine()).Demand(Lab);
        var ofLab = await File.ReadAllLinesAsync(Path.Combine(lab.Directory, LabClusterFile.FileName));
        var imported = Path.Combine(lab.Directory, "imported.yaml");
        await File.WriteAllTextAsync(Path.Combine(lab.Directory, "canal.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: canal-config, namespace: kube-system}\n");

        // The lab's Kubernetes is another patch of the same version.
        await Product.DemandAsync(
            Limit,
            "import", CopyWith(lab), "--endpoint", After(ofLab, "  address: "), "--manifests", Path.Combine(lab.Directory, "canal.yaml"), "--version", After(ofLab, "version: "),
            "--key", lab.KeyPath, "-o", imported);
        await File.WriteAllTextAsync(imported, WithWhatLabsNeed(await File.ReadAllTextAsync(imported), ofLab));

        Assert.Contains("node4", (await Product.DemandAsync(Limit, "validate", "-f", imported)).Output, StringComparison.Ordinal);
        var plan = await Product.RunAsync(Limit, "plan", "-f", imported, "--output", "json");
        Assert.True(plan.Code == 1, $"the plan ended with {plan.Code}\n{plan}");
        var steps = plan.Json.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(Hosts, steps.Select(step => step.GetProperty("host").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(steps, step => step.GetProperty("state").GetString() == "blocked");
        Assert.Contains(steps, step => step.GetProperty("step").GetString() == "Initialise the control plane");
    }

    // The inventory as it is kept, with the lab's addresses where its own stand.
    private static string CopyWith(LabLayout lab)
    {
        var copy = Path.Combine(lab.Directory, "inventory");
        foreach (var path in Directory.GetFiles(Fixture, "*", SearchOption.AllDirectories))
        {
            var text = lab.Hosts.Zip((string[])["192.168.10.11", "192.168.10.12", "192.168.10.13", "192.168.10.21"])
                .Aggregate(File.ReadAllText(path), (changed, pair) => changed.Replace(pair.Second, $"{pair.First.Address}", StringComparison.Ordinal));
            var target = Path.Combine(copy, Path.GetRelativePath(Fixture, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }

        return Path.Combine(copy, "inventory.ini");
    }

    private static string WithWhatLabsNeed(string file, string[] ofLab) => file
        .Replace("\nkind: Cluster\n", $"\nkind: Cluster\nlab: {Lab}\n", StringComparison.Ordinal)
        .Replace("\nssh:\n", $"\nssh:\n  knownHosts: {After(ofLab, "  knownHosts: ")}\n", StringComparison.Ordinal)
        .Replace("\nartifacts:\n", $"\nartifacts:\n  directory: {After(ofLab, "  directory: ")}\n", StringComparison.Ordinal);

    private static string After(string[] lines, string beginning) => lines.First(line => line.StartsWith(beginning, StringComparison.Ordinal))[beginning.Length..].Trim();
}

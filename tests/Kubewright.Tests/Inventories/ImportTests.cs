using System.Text.Json;
using System.Text.RegularExpressions;
using Kubewright.Tests.Cli;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Inventories;

/// <summary>
/// A site with a registry and a file server of its own, written as Kubespray's inventories are. The cluster file that it becomes is a scenario, which shows that
/// it plans and what hosts get.
/// </summary>
public sealed partial class ImportTests : IDisposable
{
    private const string Fixture = "tests/Kubewright.Tests/Inventories/Fixtures/private-mirror";

    private readonly CommandLine _line = new();

    public ImportTests()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Root, Fixture), "*", SearchOption.AllDirectories))
        {
            _line.Write(Path.Combine("inventory", Path.GetRelativePath(Path.Combine(Repository.Root, Fixture), path)), File.ReadAllText(path));
        }

        _line.Write("canal.yaml", "kind: List\n");
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_kubespray_inventory_becomes_a_cluster_file_and_all_that_it_does_not_say_is_named()
    {
        Assert.Equal(0, await _line.RunAsync("import", "inventory/inventory.ini", "--endpoint", "192.168.10.10", "--manifests", "canal.yaml", "-o", "-"));

        Golden.Matches(_line.Out, "Scenarios/1.20.6-imported/cluster.yaml");
        Golden.Matches(_line.Error, "Inventories/private-mirror.said.txt");
    }

    [Fact]
    public async Task No_variable_is_lost()
    {
        Assert.Equal(0, await _line.RunAsync("import", "inventory", "--endpoint", "192.168.10.10", "--output", "json"));

        using var said = JsonDocument.Parse(_line.Out);
        var accounted = ((string[])["carried", "notCarried", "dropped"]).SelectMany(kind => said.RootElement.GetProperty(kind).EnumerateArray())
            .Select(item => $"{item.GetProperty("place").GetString()}: {item.GetProperty("variable").GetString()}").ToHashSet();
        foreach (var path in Directory.GetFiles(Path.Combine(_line.Folder, "inventory"), "*.yml", SearchOption.AllDirectories))
        {
            var lines = File.ReadAllLines(path);
            foreach (var number in Enumerable.Range(0, lines.Length).Where(number => Key().IsMatch(lines[number])))
            {
                Assert.Contains($"{Path.GetRelativePath(_line.Folder, path)}:{number + 1}: {Key().Match(lines[number]).Groups[1].Value}", accounted);
            }
        }
    }

    [Fact]
    public async Task What_was_written_is_valid_and_is_not_overwritten()
    {
        string[] arguments = ["import", "inventory", "--endpoint", "192.168.10.10", "-o", "prod/cluster.yaml", "--manifests", "canal.yaml"];
        Assert.Equal(0, await _line.RunAsync(arguments));
        Assert.Equal(0, await _line.RunAsync("validate", "-f", "prod/cluster.yaml"));
        Assert.Contains("manifests: [../canal.yaml]", File.ReadAllText(Path.Combine(_line.Folder, "prod/cluster.yaml")), StringComparison.Ordinal);

        Assert.Equal(2, await _line.RunAsync(arguments));
        Assert.Contains("prod/cluster.yaml is there already", _line.Error);
        Assert.Equal(0, await _line.RunAsync([.. arguments, "--force"]));
        Assert.Empty(_line.Hosts.Connected);
    }

    [GeneratedRegex("^([A-Za-z_]+):")]
    private static partial Regex Key();
}

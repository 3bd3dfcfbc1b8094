using Kubewright.Tests.Cli;
using Kubewright.Tests.Docs;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.WrongInputs;

/// <summary>
/// Whatever somebody may write wrongly, one input a file, with what the program says kept beside it: every error at once, each with its line and what to write
/// instead. It ends with 2, and contacts no host. <c>UPDATE_GOLDEN=1</c> writes what is said anew.
/// </summary>
public sealed class WrongInputTests : IDisposable
{
    private const string Here = "tests/Kubewright.Tests/WrongInputs";
    private const int Fewest = 60;

    private readonly CommandLine _line = new();

    public static TheoryData<string> ClusterFiles => [.. Names("cluster-files", ".yaml")];

    public static TheoryData<string> Inventories => [.. Names("inventories", ".ini").Concat(Names("inventories", ".yaml"))];

    public static TheoryData<string> CommandLines => [.. Names("command-lines", ".sh")];

    public void Dispose() => _line.Dispose();

    [Theory]
    [MemberData(nameof(ClusterFiles))]
    public async Task A_wrong_cluster_file(string name)
    {
        _line.Write(name, Text($"cluster-files/{name}"));

        await EndsAsync($"cluster-files/{name}", "plan", "-f", name);
    }

    [Theory]
    [MemberData(nameof(Inventories))]
    public async Task A_wrong_inventory(string name)
    {
        _line.Write(name, Text($"inventories/{name}"));

        await EndsAsync($"inventories/{name}", "import", name);
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task A_wrong_command_line(string name)
    {
        _line.Write("inventory.ini", "[kube_control_plane]\n10.1.0.11\n");

        await EndsAsync($"command-lines/{name}", [.. ShellWords.Of(Text($"command-lines/{name}").Trim()).Skip(1)]);
    }

    [Fact]
    public void There_are_many() => Assert.True(((TheoryData<string>[])[ClusterFiles, Inventories, CommandLines]).Sum(inputs => inputs.Count) >= Fewest);

    private async Task EndsAsync(string name, params string[] arguments)
    {
        var code = await _line.RunAsync(arguments);

        Golden.Matches((_line.Out + _line.Error).Replace(_line.Folder, "/folder", StringComparison.Ordinal), $"WrongInputs/{name}.txt");
        Assert.Equal(2, code);
        Assert.Empty(_line.Hosts.Connected);
        Assert.Empty(Directory.GetFiles(_line.Folder, "cluster.*"));
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, Here, name));

    private static IEnumerable<string> Names(string folder, string ending) =>
        Directory.GetFiles(Path.Combine(Repository.Root, Here, folder)).Select(path => Path.GetFileName(path)).Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}

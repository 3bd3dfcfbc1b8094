using Kubewright.Tests.Cli;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>What a page shows of a terminal is what the program says there.</summary>
public sealed class TranscriptsTests : IDisposable
{
    private const string Inventory = "tests/Kubewright.Tests/Inventories/Fixtures/private-mirror";

    private const string FilesByHand = "tests/Kubewright.Tests/Linting/Scenarios/s4-two-balancers-by-hand/given";

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Importing_from_kubespray_goes_as_the_page_shows()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Root, Inventory), "*", SearchOption.AllDirectories))
        {
            _line.Write(Path.Combine("inventory/mycluster", Path.GetRelativePath(Path.Combine(Repository.Root, Inventory), path)), File.ReadAllText(path));
        }

        _line.Write("canal.yaml", "kind: List\n");
        await GoesAsShownAsync("docs/how-to/from-kubespray.md", 3);
    }

    [Fact]
    public async Task Checking_files_goes_as_the_page_shows()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Root, FilesByHand), "*", SearchOption.AllDirectories))
        {
            _line.Write(Path.GetRelativePath(Path.Combine(Repository.Root, FilesByHand), path), File.ReadAllText(path));
        }

        await GoesAsShownAsync("docs/how-to/lint.md", 3);
    }

    [Fact]
    public async Task Inspecting_pasted_text_goes_as_the_page_shows()
    {
        _line.Write("walk.txt", Inspection.Pasted.PastedTexts.Text("s1/walk.txt"));
        await GoesAsShownAsync("docs/how-to/inspect-pasted-text.md", 1);
    }

    private async Task GoesAsShownAsync(string page, int count)
    {
        var blocks = Page.Read(page).Blocks.Where(block => block.Language == "console").Select(block => block.Text.TrimEnd('\n').Split('\n')).ToList();
        Assert.Equal(count, blocks.Count);
        foreach (var block in blocks)
        {
            var (outBefore, errorBefore) = (_line.Out.Length, _line.Error.Length);
            await _line.RunAsync([.. ShellWords.Of(block[0]["$ ".Length..]).Skip(1)]);
            Shows(block.Skip(1), (_line.Error[errorBefore..] + _line.Out[outBefore..]).TrimEnd('\n').Split('\n'));
        }
    }

    // An ellipsis stands for any lines.
    private static void Shows(IEnumerable<string> shown, string[] said)
    {
        var (at, skipping) = (0, false);
        foreach (var line in shown)
        {
            if (line == "…")
            {
                skipping = true;
                continue;
            }

            at = skipping ? Array.IndexOf(said, line, at) : at;
            Assert.True(at >= 0 && at < said.Length && said[at] == line, $"the program does not say there: {line}\n{string.Join('\n', said)}");
            (at, skipping) = (at + 1, false);
        }

        Assert.True(skipping || at == said.Length, "the program says more");
    }
}

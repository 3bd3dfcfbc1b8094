using System.Text.RegularExpressions;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>Pages lead to each other, and two languages say the same.</summary>
public sealed partial class PagesTests
{
    private const string Index = "docs/README.md";
    private const string English = "README.md";
    private const string Chinese = "README.zh-CN.md";

    public static TheoryData<string> Pages => [.. Page.Names];

    public static TheoryData<string> Listed => [.. Page.Names.Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name != Index)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_are_there(string name) => 
        Assert.DoesNotContain(Page.Read(name).Links, link => !LeadsSomewhere(name, link));

    [Theory]
    [MemberData(nameof(Listed))]
    public void Every_page_is_in_the_index(string name) =>
        Assert.Contains(Path.GetRelativePath("docs", name), Page.Read(Index).Links);

    [Fact]
    public void Both_READMEs_have_the_same_commands()
    {
        static IEnumerable<string> Commands(string name) => Page.Read(name).CommandsOfBlocks.Concat(Page.Read(name).Commands).Select(line => string.Join(' ', ShellWords.Of(line)));

        Assert.Equal(Commands(English), Commands(Chinese));
    }

    [Fact]
    public void Both_READMEs_have_the_same_blocks_but_for_comments()
    {
        static IEnumerable<string> Blocks(string name) => Page.Read(name).Blocks.Select(block => Comment().Replace(block.Text, ""));

        Assert.Equal(Blocks(English), Blocks(Chinese));
    }

    [Fact]
    public void Both_READMEs_lead_to_the_same_pages()
    {
        static IEnumerable<string> Links(string name) => Page.Read(name).Links.Where(link => link is not (English or Chinese)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Links(English), Links(Chinese));
    }

    private static bool LeadsSomewhere(string page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, parts[0]));
        var path = Path.Combine(Repository.Root, target);
        return File.Exists(path) ? parts.Length == 1 || Page.Read(target).Fragments.Contains(parts[1]) : Directory.Exists(path) && parts.Length == 1;
    }

    [GeneratedRegex(@" +#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

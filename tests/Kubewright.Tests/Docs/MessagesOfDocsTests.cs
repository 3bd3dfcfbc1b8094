using System.Text.RegularExpressions;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>Messages that pages explain are those that the program says.</summary>
public sealed partial class MessagesOfDocsTests
{
    private static readonly string[] Explaining = ["docs/troubleshooting.md", "docs/cluster-yaml.md"];

    private static readonly string Sources = string.Join('\n', Repository.Sources("src").Select(file => File.ReadAllText(Path.Combine(Repository.Root, file))));

    public static TheoryData<string> Messages => [.. Explaining.SelectMany(MessagesOf).Distinct()];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_in_the_sources(string message) =>
        Assert.All(Fragments(message), fragment => Assert.Contains(fragment, Sources, StringComparison.Ordinal));

    // In tables whose first column is headed so, as code.
    private static IEnumerable<string> MessagesOf(string page) =>
        from table in Table().Matches(Page.Read(page).Text)
        from row in table.Groups["rows"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        from code in Code().Matches(row.Split('|')[1])
        select code.Groups[1].Value;

    // An ellipsis stands for what differs from case to case; "is not" joins a value to the form that it should have.
    private static IEnumerable<string> Fragments(string message) =>
        message.Split(["…", "' is not "], StringSplitOptions.None).Select(part => part.Trim()).Where(part => part.Length > 3);

    [GeneratedRegex(@"^\| (Message|Problem) \|.*\n\|[-|]+\|\n(?<rows>(\|.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}

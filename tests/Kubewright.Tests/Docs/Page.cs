using System.Text.RegularExpressions;
using Kubewright.Tests.TestKit;

namespace Kubewright.Tests.Docs;

/// <summary>A page of the documentation, taken apart.</summary>
internal sealed partial record Page(string Name, string Text)
{
    /// <summary>Names of all pages, relative to the checkout.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(((string[])["docs", "bench"]).Select(folder => Path.Combine(Repository.Root, folder)).Where(Directory.Exists).SelectMany(
                folder => Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal),
    ];

    public static Page Read(string name) => new(name, File.ReadAllText(Path.Combine(Repository.Root, name)));

    /// <summary>Fenced blocks in order.</summary>
    public IReadOnlyList<Block> Blocks { get; } =
        [.. Fence().Matches(Text).Select(match => new Block(match.Groups["language"].Value, match.Groups["text"].Value))];

    /// <summary>Command lines of Kubewright: in blocks of shell, and as code within sentences.</summary>
    public IEnumerable<string> Commands => CommandsOfBlocks.Concat(InlineCode().Matches(Prose).Select(match => match.Groups[1].Value).Where(IsOurs));

    /// <summary>Command lines of Kubewright in blocks of shell.</summary>
    public IEnumerable<string> CommandsOfBlocks =>
        Blocks.Where(block => block.Language is "sh" or "console" or "").SelectMany(block => block.Text.Split('\n')).Select(line => Prompt().Replace(line.Trim(), "")).Where(IsOurs);

    /// <summary>Targets of links that are files of the checkout, with their fragments.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>Headings as the fragments that links name.</summary>
    public IEnumerable<string> Fragments => Heading().Matches(Prose)
        .Select(match => NotInFragments().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private string Prose => Fence().Replace(Text, "");

    private static bool IsOurs(string line) => Ours().IsMatch(line);

    [GeneratedRegex(@"^ *```(?<language>\w*)\n(?<text>.*?)^ *```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInFragments();

    [GeneratedRegex(@"^[$#] ")]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^(\./|sudo (\./)?)?kubewright( |$)")]
    private static partial Regex Ours();
}

/// <param name="Language">What stands behind the fence; empty where nothing does.</param>
internal sealed record Block(string Language, string Text);

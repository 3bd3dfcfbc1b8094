using Kubewright.Cli.Output;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Empty(UnifiedDiff.Of("a\nb\n", "a\nb\n"));

    [Fact]
    public void A_new_file_is_all_additions() => Assert.Equal(["@@ -0,0 +1,2 @@", "+a", "+b"], UnifiedDiff.Of(null, "a\nb\n"));

    [Fact]
    public void A_file_emptied_is_all_removals() => Assert.Equal(["@@ -1 +0,0 @@", "-a"], UnifiedDiff.Of("a\n", ""));

    [Fact]
    public void Three_lines_of_context_stand_around_a_change() => Assert.Equal(
        ["@@ -3,7 +3,7 @@", " 3", " 4", " 5", "-6", "+six", " 7", " 8", " 9"],
        UnifiedDiff.Of(Lines(1, 12), Lines(1, 12).Replace("6", "six")));

    [Fact]
    public void Changes_far_apart_are_hunks_of_their_own()
    {
        var hunks = UnifiedDiff.Of(Lines(1, 30), Lines(1, 30).Replace("\n3\n", "\n").Replace("\n25\n", "\n25\nnew\n"));
        Assert.Equal(["@@ -1,6 +1,5 @@", "@@ -23,6 +22,7 @@"], hunks.Where(line => line.StartsWith('@')));
    }

    [Fact]
    public void Changes_close_together_share_a_hunk()
    {
        var hunks = UnifiedDiff.Of(Lines(1, 20), Lines(1, 20).Replace("\n5\n", "\nfive\n").Replace("\n11\n", "\neleven\n"));
        Assert.Equal(["@@ -2,13 +2,13 @@"], hunks.Where(line => line.StartsWith('@')));
    }

    [Fact]
    public void Patch_applied_to_the_old_text_gives_the_new_one()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (before, after) = (RandomText(random), RandomText(random));
            Assert.Equal(after, Apply(before, UnifiedDiff.Of(before, after)));
        }
    }

    private static string Lines(int from, int to) => string.Concat(Enumerable.Range(from, to).Select(number => $"{number}\n"));

    private static string RandomText(Random random) => string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => $"{(char)('a' + random.Next(4))}\n"));

    private static string Apply(string before, IReadOnlyList<string> hunks)
    {
        var lines = before.Split('\n')[..^1];
        var (result, at) = (new List<string>(), 0);
        foreach (var line in hunks)
        {
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var range = line.Split(' ')[1][1..].Split(',');
                var start = int.Parse(range[0]) - (range.Length > 1 && range[1] == "0" ? 0 : 1);
                result.AddRange(lines[at..start]);
                at = start;
            }
            else if (line[0] == '+')
            {
                result.Add(line[1..]);
            }
            else
            {
                Assert.Equal(lines[at++], line[1..]);
                result.AddRange(line[0] == ' ' ? [line[1..]] : []);
            }
        }

        return string.Concat(result.Concat(lines[at..]).Select(line => line + "\n"));
    }
}

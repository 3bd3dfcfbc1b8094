using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>Code that a page shows under a file's name is that file's.</summary>
public sealed class ExcerptsTests
{
    private static readonly string[] Sources = ["// src/", "// tests/"];

    public static TheoryData<string, string> Excerpts
    {
        get
        {
            var excerpts = new TheoryData<string, string>();
            foreach (var text in Page.Names.SelectMany(name => Page.Read(name).Blocks).Select(block => block.Text).Where(text => Sources.Any(start => text.StartsWith(start, StringComparison.Ordinal))))
            {
                excerpts.Add(text.Split('\n')[0][3..], text);
            }

            return excerpts;
        }
    }

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void An_excerpt_has_lines_of_its_file_in_their_order(string file, string excerpt)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, file)).Select(line => line.Trim()).GetEnumerator();

        foreach (var shown in excerpt.Split('\n').Skip(1).Select(line => line.Trim()).Where(line => line is not ("" or "…")))
        {
            while (true)
            {
                Assert.True(lines.MoveNext(), $"{file} has no line '{shown}' there");
                if (lines.Current == shown)
                {
                    break;
                }
            }
        }
    }
}

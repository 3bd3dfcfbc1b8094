using System.Globalization;

namespace Kubewright.Cli.Output;

/// <summary>The difference of two texts, line by line, as <c>diff -u</c> prints it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    // Beyond this the table of the longest common subsequence is too big; all lines count as replaced then.
    private const long LargestTable = 4_000_000;

    /// <param name="before">Null where the file does not exist.</param>
    /// <returns>Hunks only, without the two lines that name the files; empty where nothing differs.</returns>
    public static IReadOnlyList<string> Of(string? before, string after)
    {
        var edits = Edits(Lines(before ?? ""), Lines(after));
        var hunks = new List<string>();
        var at = 0;
        while ((at = edits.FindIndex(at, edit => edit.Kind != ' ')) >= 0)
        {
            var end = EndOfHunk(edits, at);
            var start = Math.Max(0, at - Context);
            hunks.Add(Header(edits, start, end));
            hunks.AddRange(edits[start..end].Select(edit => edit.Kind + edit.Text));
            at = end;
        }

        return hunks;
    }

    private static int EndOfHunk(List<Edit> edits, int firstChange)
    {
        var lastChange = firstChange;
        for (var at = firstChange; at < edits.Count && at - lastChange <= 2 * Context; at++)
        {
            lastChange = edits[at].Kind != ' ' ? at : lastChange;
        }

        return Math.Min(edits.Count, lastChange + 1 + Context);
    }

    private static string Header(List<Edit> edits, int start, int end)
    {
        var (oldStart, newStart) = (Count(edits[..start], '-'), Count(edits[..start], '+'));
        var (oldCount, newCount) = (Count(edits[start..end], '-'), Count(edits[start..end], '+'));
        return string.Create(CultureInfo.InvariantCulture, $"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@");
    }

    private static string Range(int before, int count) => count switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{before},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{before + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{before + 1},{count}"),
    };

    private static int Count(List<Edit> edits, char side) => edits.Count(edit => edit.Kind == ' ' || edit.Kind == side);

    private static string[] Lines(string text) => text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private static List<Edit> Edits(string[] before, string[] after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. before[..head].Select(line => new Edit(' ', line)),
            .. Middle(before[head..^tail], after[head..^tail]),
            .. before[^tail..].Select(line => new Edit(' ', line)),
        ];
    }

    private static List<Edit> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > LargestTable)
        {
            return [.. before.Select(line => new Edit('-', line)), .. after.Select(line => new Edit('+', line))];
        }

        var edits = new List<Edit>();
        var common = CommonLengths(before, after);
        var (left, right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            if (left < before.Length && right < after.Length && before[left] == after[right])
            {
                edits.Add(new Edit(' ', before[left++]));
                right++;
            }
            else if (left < before.Length && (right == after.Length || common[left + 1, right] >= common[left, right + 1]))
            {
                edits.Add(new Edit('-', before[left++]));
            }
            else
            {
                edits.Add(new Edit('+', after[right++]));
            }
        }

        return edits;
    }

    // How many lines the rests of both texts, from each pair of places on, have in common.
    private static int[,] CommonLengths(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var left = before.Length - 1; left >= 0; left--)
        {
            for (var right = after.Length - 1; right >= 0; right--)
            {
                common[left, right] = before[left] == after[right] ? common[left + 1, right + 1] + 1 : Math.Max(common[left + 1, right], common[left, right + 1]);
            }
        }

        return common;
    }

    private readonly record struct Edit(char Kind, string Text);
}

namespace Kubewright.Core.Spec.Reading;

/// <summary>Finds what somebody may have meant.</summary>
public static class NearestWord
{
    /// <summary>The known word nearest to the one written; null where none is near enough to be meant.</summary>
    public static string? Find(string written, IEnumerable<string> known)
    {
        var words = known.ToList();
        var nearest = words.Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault((Word: "", Distance: int.MaxValue));
        return nearest.Distance <= Math.Max(1, Math.Min(written.Length, nearest.Word.Length) / 3) ? nearest.Word : OnlyLongerOne(written, words);
    }

    // Somebody who shortens a word writes its beginning; where several begin so, it is not for us to choose.
    private static string? OnlyLongerOne(string written, List<string> known) =>
        known.FindAll(word => written.Length >= 3 && word.StartsWith(written, StringComparison.OrdinalIgnoreCase)) is [var only] ? only : null;

    // Optimal string alignment: a letter missing, too much, another one, or two swapped, each counts one.
    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
        {
            table[row, 0] = row;
        }

        for (var column = 0; column <= to.Length; column++)
        {
            table[0, column] = column;
        }

        for (var row = 1; row <= from.Length; row++)
        {
            for (var column = 1; column <= to.Length; column++)
            {
                var change = from[row - 1] == to[column - 1] ? 0 : 1;
                table[row, column] = Math.Min(
                    Math.Min(table[row - 1, column] + 1, table[row, column - 1] + 1),
                    table[row - 1, column - 1] + change);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                {
                    table[row, column] = Math.Min(table[row, column], table[row - 2, column - 2] + 1);
                }
            }
        }

        return table[from.Length, to.Length];
    }
}

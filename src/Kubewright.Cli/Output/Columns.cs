using System.Text;

namespace Kubewright.Cli.Output;

/// <summary>Text in columns, two blanks apart; the last column is left as it is.</summary>
internal static class Columns
{
    public static string Of(IEnumerable<IReadOnlyList<string>> rows, string indent = "", Func<int, int, string, string>? paint = null)
    {
        var all = rows.ToList();
        var text = new StringBuilder();
        for (var row = 0; row < all.Count; row++)
        {
            var line = new StringBuilder(indent);
            for (var column = 0; column < all[row].Count; column++)
            {
                // Painted after padding, so that escape sequences do not count as width.
                var cell = all[row][column];
                var width = column == all[row].Count - 1 ? 0 : all.Where(other => other.Count > column).Max(other => other[column].Length);
                line.Append(paint?.Invoke(row, column, cell) ?? cell).Append(' ', Math.Max(0, width - cell.Length));
                line.Append(column == all[row].Count - 1 ? "" : "  ");
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}

using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>The header of a table, which knows how to take its rows apart: by position, by gaps, or word by word where a web page ate the spaces.</summary>
internal sealed partial class KubectlTableHeader(PastedLine line)
{
    private readonly IReadOnlyList<(string Name, int Start)> _columns = KubectlHeader.Columns(line.Text) ?? [];
    private readonly bool _isAligned = !line.Text.Contains('\t', StringComparison.Ordinal) && !SingleGap().IsMatch(KnownPairs().Replace(line.Text.Trim(), "__"));

    public IReadOnlyList<string> Columns => [.. _columns.Select(column => column.Name)];

    /// <summary>A row's cells, one for each column; null where the line is no row.</summary>
    public IReadOnlyList<string>? Cells(string row)
    {
        var cells = row.Contains('\t', StringComparison.Ordinal) ? [.. row.Split('\t').Select(cell => cell.Trim())]
            : (_isAligned ? ByPosition(row) : null) ?? ByGaps(row) ?? ByWords(row);
        return cells is not null && cells.Length == _columns.Count && IsRow(cells) ? cells : null;
    }

    private string[]? ByPosition(string row)
    {
        var width = row.TrimEnd().Length;
        if (width <= _columns[^1].Start || _columns.Skip(1).Any(column => row[column.Start - 1] != ' ' || row[column.Start - 2] != ' '))
        {
            return null;
        }

        return [.. _columns.Select((column, at) => (at + 1 < _columns.Count ? row[column.Start.._columns[at + 1].Start] : row[column.Start..]).Trim())];
    }

    private string[]? ByGaps(string row) => Gap().Split(row.Trim()) is var cells && cells.Length == _columns.Count ? cells : null;

    private string[]? ByWords(string row)
    {
        var words = Word().Matches(row).Select(match => match.Value).ToList();
        var surplus = words.Count - _columns.Count;
        if (surplus <= 0)
        {
            return surplus == 0 ? [.. words] : null;
        }

        // The only column whose values have several words.
        var wide = Columns.ToList().IndexOf("OS-IMAGE");
        return wide < 0 ? null : [.. words.Take(wide), string.Join(' ', words.Skip(wide).Take(surplus + 1)), .. words.Skip(wide + surplus + 1)];
    }

    private bool IsRow(string[] cells)
    {
        var name = Columns.ToList().IndexOf("NAME");
        return ObjectName().IsMatch(cells[name])
            && _columns.Select((column, at) => (column.Name, Cell: cells[at])).All(pair => pair.Name switch
            {
                "AGE" => KubectlAge.IsAge(pair.Cell),
                "RESTARTS" => Restarts().IsMatch(pair.Cell),
                _ => true,
            });
    }

    [GeneratedRegex(@"(?<=\S) (?=\S)")]
    private static partial Regex SingleGap();

    [GeneratedRegex(@"NOMINATED NODE|READINESS GATES|NODE SELECTOR|LAST SEEN|LAST SCHEDULE")]
    private static partial Regex KnownPairs();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\d+ \([^()]* ago\)|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z0-9][\w.:/@-]*$")]
    private static partial Regex ObjectName();

    [GeneratedRegex(@"^\d+(?: \(\S+ ago\))?$")]
    private static partial Regex Restarts();
}

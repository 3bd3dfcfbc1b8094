namespace Kubewright.Inspection.Pasted;

/// <summary>A table that etcdctl drew with bars.</summary>
internal sealed record EtcdTable(IReadOnlyList<string> Columns, IReadOnlyList<EtcdRow> Rows)
{
    public static EtcdTable Read(IReadOnlyList<PastedLine> lines)
    {
        var rows = lines.Where(line => line.Text.TrimStart().StartsWith('|')).Select(line => (line.Text, Cells: Cells(line.Text))).ToList();
        var columns = rows.Count > 0 ? rows[0].Cells : [];
        return new EtcdTable(columns, [.. rows.Skip(1).Where(row => row.Cells.Length == columns.Length).Select(row => new EtcdRow(columns, row.Cells, row.Text.Trim()))]);
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}

/// <summary>A row of it.</summary>
internal sealed record EtcdRow(IReadOnlyList<string> Columns, IReadOnlyList<string> Cells, string Line)
{
    /// <summary>A cell; null where there is no such column, or it is empty.</summary>
    public string? this[string column] => Columns.ToList().IndexOf(column) is >= 0 and var at && Cells[at].Length > 0 ? Cells[at] : null;

    public bool? Flag(string column) => bool.TryParse(this[column], out var flag) ? flag : null;
}

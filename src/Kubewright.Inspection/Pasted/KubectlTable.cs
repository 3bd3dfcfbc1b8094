namespace Kubewright.Inspection.Pasted;

/// <summary>A table that kubectl printed.</summary>
internal sealed record KubectlTable(IReadOnlyList<string> Columns, IReadOnlyList<KubectlRow> Rows)
{
    /// <summary>What its rows are: a kind of the API, <c>Pod</c>. Null where the columns are nobody's that is known.</summary>
    public string? Kind => Rows.Select(row => row.Prefix).FirstOrDefault(prefix => prefix is not null) is { } prefix ? OfPrefix(prefix)
        : Has("ROLES", "VERSION") ? "Node"
        : Has("READY", "RESTARTS") ? "Pod"
        : Has("TYPE", "CLUSTER-IP") ? "Service"
        : Has("DESIRED", "NODE SELECTOR") ? "DaemonSet"
        : Has("DESIRED", "CURRENT", "READY") ? "ReplicaSet"
        : Has("UP-TO-DATE", "AVAILABLE") ? "Deployment"
        : Columns is ["NAME", "READY", "AGE", ..] or ["NAMESPACE", "NAME", "READY", "AGE", ..] ? "StatefulSet"
        : null;

    /// <summary>Reads lines of which the first is the header.</summary>
    public static KubectlTable Read(IReadOnlyList<PastedLine> lines)
    {
        var header = new KubectlTableHeader(lines[0]);
        return new KubectlTable(
            header.Columns,
            [.. lines.Skip(1).Select(line => (line, Cells: header.Cells(line.Text))).Where(row => row.Cells is not null).Select(row => new KubectlRow(header.Columns, row.Cells!, row.line.Text.Trim()))]);
    }

    private bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Columns.Contains(name))
            {
                return false;
            }
        }

        return true;
    }

    private static string? OfPrefix(string prefix) => prefix.Split('.')[0] switch
    {
        "pod" => "Pod",
        "node" => "Node",
        "service" => "Service",
        "deployment" => "Deployment",
        "daemonset" => "DaemonSet",
        "replicaset" => "ReplicaSet",
        "statefulset" => "StatefulSet",
        _ => null,
    };
}

/// <summary>A row of it.</summary>
/// <param name="Line">As it was printed.</param>
internal sealed record KubectlRow(IReadOnlyList<string> Columns, IReadOnlyList<string> Cells, string Line)
{
    /// <summary>A cell; null where the table has no such column, or it holds nothing.</summary>
    public string? this[string column] => Columns.ToList().IndexOf(column) is >= 0 and var at && Cells[at] is not ("" or "<none>" or "<unknown>" or "<invalid>") ? Cells[at] : null;

    /// <summary>Whether the table has a column, be it empty here.</summary>
    public bool Has(string column) => Columns.Contains(column);

    /// <summary>Without the kind that <c>get all</c> writes before it.</summary>
    public string Name => FullName[(FullName.LastIndexOf('/') + 1)..];

    /// <summary>The kind before the name: <c>daemonset.apps</c>.</summary>
    public string? Prefix => FullName.Contains('/', StringComparison.Ordinal) ? FullName.Split('/')[0] : null;

    public int? Number(string column) => int.TryParse(this[column], out var number) ? number : null;

    public TimeSpan? Age => this["AGE"] is { } age ? KubectlAge.Of(age) : null;

    /// <summary>A cell of the form <c>1/2</c>.</summary>
    public (int Ready, int All)? Share(string column) =>
        this[column]?.Split('/') is [var ready, var all] && int.TryParse(ready, out var first) && int.TryParse(all, out var second) ? (first, second) : null;

    private string FullName => this["NAME"] ?? "";
}

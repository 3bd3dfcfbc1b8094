using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>The hosts that were taken away, as a table.</summary>
internal static class FailoverText
{
    private const int VerdictColumn = 5;

    private static readonly IReadOnlyList<string> Head = ["HOST", "WAS", "OUTAGE", "ON RETURN", "RECOVERED AFTER", "VERDICT", ""];

    public static string Of(FailoverDocument failover, Ink ink)
    {
        var means = failover.Hosts.Select(host => host.Means).OfType<string>().Distinct().ToList();
        var rows = failover.Hosts.Select(host => (IReadOnlyList<string>)
        [
            host.Host, host.Role, Milliseconds(host.OutageMilliseconds), Milliseconds(host.ReturnOutageMilliseconds),
            host.RecoveredAfterSeconds is { } seconds ? $"{seconds:0} s" : "–", Word(host.State), host.Sentence + From(host),
        ]);
        var table = Columns.Of(rows.Prepend(Head), paint: (row, column, cell) => row > 0 && column == VerdictColumn ? Painted(failover.Hosts[row - 1].State, cell, ink) : cell);
        return means.Count == 0 ? table : $"{table}Means: {string.Join(", ", means)}; a client asked every 100 ms\n";
    }

    private static string From(LostHostDocument host) => host.SeenFrom is null or "this machine" ? "" : $" (seen from {host.SeenFrom})";

    private static string Milliseconds(double? value) => value is { } milliseconds ? $"{milliseconds:0} ms" : "–";

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Failed => "failed",
        _ => "unknown",
    };

    private static string Painted(CheckState state, string cell, Ink ink) => state switch
    {
        CheckState.Ok => ink.Good(cell),
        CheckState.Failed => ink.Bad(cell),
        _ => ink.Notice(cell),
    };
}

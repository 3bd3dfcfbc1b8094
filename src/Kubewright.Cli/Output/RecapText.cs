using System.Text;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Journals;

namespace Kubewright.Cli.Output;

/// <summary>What came of a run, for people.</summary>
internal static class RecapText
{
    public static string Of(RunDocument run, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var failure in run.Failures)
        {
            text.Append(Of(failure, ink)).Append('\n');
        }

        Section(text, "Recap", ink, Recap(run.Hosts, ink));
        Section(text, "Slowest steps", ink, Times(run.Slowest));
        Section(text, "Critical path", ink, Times(run.CriticalPath));
        text.Append(run.Succeeded ? ink.Good(run.Verb + " succeeded") : ink.Bad(run.Verb + " failed")).Append($": {run.Changed} changed in {Duration.Of(run.Seconds)}\n");
        text.Append(run.Journal is null ? "" : $"Journal: {run.Journal}\n");
        text.Append(run.Kubeconfig is null ? "" : $"Kubeconfig: {run.Kubeconfig}\n");
        return text.ToString();
    }

    public static string Of(FailureDocument failure, Ink ink)
    {
        var lines = failure.Lines.Select(line => $"    {line}\n");
        return $"{ink.Bad("failed")}  {ink.Strong(failure.Host)}  {failure.Phase} › {failure.Step}\n  {failure.Why}\n{string.Concat(lines)}";
    }

    private static void Section(StringBuilder text, string title, Ink ink, string body)
    {
        if (body.Length > 0)
        {
            text.Append(ink.Strong(title)).Append('\n').Append(body).Append('\n');
        }
    }

    private static string Recap(IEnumerable<HostRecap> hosts, Ink ink) => Columns.Of(
        hosts.Select(host => (string[])[host.Host, $"ok {host.Ok}", $"changed {host.Changed}", $"skipped {host.Skipped}", $"failed {host.Failed}"]),
        "  ",
        (_, column, cell) => (column, cell.EndsWith(" 0", StringComparison.Ordinal)) switch
        {
            (0, _) or (_, true) => cell,
            (1, _) => ink.Good(cell),
            (4, _) => ink.Bad(cell),
            _ => ink.Notice(cell),
        });

    private static string Times(IEnumerable<TimedStepDocument> times) =>
        Columns.Of(times.Select(time => (string[])[Duration.Of(time.Seconds).PadLeft(11), time.Host, time.Step]), "  ");
}

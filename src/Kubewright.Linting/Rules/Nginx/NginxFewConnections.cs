using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Nginx;

internal sealed class NginxFewConnections() : FileRule<NginxFile>(
    "nginx-few-connections",
    Severity.Warning,
    "nginx may hold as many connections as a cluster has",
    "every client takes two connections; when the address moves all come at once, and those beyond the limit are dropped")
{
    private const int FewestClients = 1000;
    private const string Wanted = "16384";

    protected override IEnumerable<LintFinding> Judge(NginxFile file, LintSet set)
    {
        if (file.Find("events") is not { } events || file.Servers.Count == 0)
        {
            yield break;
        }

        var line = events.Find("worker_connections");
        var connections = events.Number("worker_connections") ?? 512;
        var processes = file.Find("worker_processes")?.Value is { } text ? int.TryParse(text, out var number) ? number : 2 : 1;
        if (connections * processes / 2 < FewestClients)
        {
            yield return Found(
                file,
                line?.Line ?? events.Line,
                $"{connections} connections for each of {processes} processes are enough for {connections * processes / 2} clients",
                $"write worker_connections {Wanted}, and worker_rlimit_nofile 65536 at the top",
                Edits(file, events, line));
        }
    }

    private static IEnumerable<LineEdit> Edits(NginxFile file, Syntax.Statement events, Syntax.Statement? line)
    {
        if (line is not null)
        {
            yield return file.Text.Replace(line.Line, $"worker_connections {line.Value}", $"worker_connections {Wanted}");
        }
        else if (events.EndLine > events.Line)
        {
            yield return file.Text.InsertBefore(events.EndLine, $"    worker_connections {Wanted};");
        }

        if (file.Find("worker_rlimit_nofile") is null && (line is not null || events.EndLine > events.Line))
        {
            yield return file.Text.InsertBefore(events.Line, "worker_rlimit_nofile 65536;");
        }
    }
}

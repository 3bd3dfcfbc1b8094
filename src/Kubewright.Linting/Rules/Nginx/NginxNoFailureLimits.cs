using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Nginx;

internal sealed class NginxNoFailureLimits() : FileRule<NginxFile>(
    "nginx-no-failure-limits",
    Severity.Warning,
    "Every server says when it is left out",
    "nginx has no health checks of its own: max_fails and fail_timeout are all that keeps connections away from an API server that is dead")
{
    protected override IEnumerable<LintFinding> Judge(NginxFile file, LintSet set) =>
        from list in file.Lists
        let without = list.Servers.Where(server => server.Parameter("max_fails") is null or "0" || server.Parameter("fail_timeout") is null).ToList()
        where without.Count > 0
        select Found(
            file,
            without[0].Line,
            $"{without.Count} of {list.Servers.Count} servers of {list.Name} {(without.Exists(server => server.Parameter("max_fails") == "0") ? "are never left out: max_fails=0" : "have no max_fails and fail_timeout")}",
            "write max_fails=2 fail_timeout=3s behind each server's address",
            without.Select(server => Edit(file, server)));

    private static LineEdit Edit(NginxFile file, BalancedServer server)
    {
        var line = file.Text[server.Line];
        var rest = server.Parameters.Where(parameter => !parameter.StartsWith("max_fails=", StringComparison.Ordinal) && !parameter.StartsWith("fail_timeout=", StringComparison.Ordinal));
        var start = line.IndexOf(server.Address, StringComparison.Ordinal);
        var end = line.IndexOf(';', start);
        return end < 0
            ? file.Text.Replace(server.Line, server.Address, $"{server.Address} max_fails=2 fail_timeout=3s")
            : file.Text.ReplaceLine(server.Line, $"{line[..start]}{string.Join(' ', [server.Address, .. rest, "max_fails=2", "fail_timeout=3s"])}{line[end..]}");
    }
}

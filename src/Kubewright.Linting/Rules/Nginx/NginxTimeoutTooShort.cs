using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Nginx;

internal sealed class NginxTimeoutTooShort() : FileRule<NginxFile>(
    "nginx-timeout-too-short",
    Severity.Warning,
    "No silent watch is cut off",
    "watches may be silent for longer than a minute: kubelets and controllers lose them again and again, and ask for everything anew each time")
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    protected override IEnumerable<LintFinding> Judge(NginxFile file, LintSet set) =>
        from timeout in file.Servers.Select(server => server.Directive("proxy_timeout")).OfType<Syntax.Statement>().DistinctBy(timeout => timeout.Line)
        where TimeText.Parse(timeout.Value, TimeSpan.FromSeconds(1)) <= Shortest
        select Found(
            file,
            timeout.Line,
            $"proxy_timeout {timeout.Value} ends connections that are silent for so long",
            "write proxy_timeout 10m",
            file.Text.Replace(timeout.Line, timeout.Value!, "10m", file.Text[timeout.Line].IndexOf("proxy_timeout", StringComparison.Ordinal) + "proxy_timeout".Length + 1));
}

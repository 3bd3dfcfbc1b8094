using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Haproxy;

internal sealed class HaproxyCheckWithoutTls() : FileRule<HaproxyFile>(
    "haproxy-check-without-tls",
    Severity.Error,
    "Checks over HTTP speak TLS, as API servers do",
    "an API server answers plain HTTP with 400, so HAProxy takes all of them for dead and serves nobody")
{
    protected override IEnumerable<LintFinding> Judge(HaproxyFile file, LintSet set) =>
        from section in file.Backends
        where ApiCheck.IsHttp(file, section) && ApiCheck.IsMade(file, section) && !ApiCheck.IsOverTls(file, section)
        select Found(
            file,
            file.Effective(section, "option", "httpchk")!.Line,
            $"option httpchk asks the servers of {section.Name} without TLS",
            $"write {ApiCheck.OverTls} before the servers",
            ApiCheck.InsertBeforeServers(file, section, ApiCheck.OverTls));
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Haproxy;

internal sealed class HaproxyCheckTcpOnly() : FileRule<HaproxyFile>(
    "haproxy-check-tcp-only",
    Severity.Warning,
    "Checks ask API servers whether they are ready",
    "an API server that lost etcd, starts or shuts down still takes connections, so HAProxy sends it clients that it cannot serve")
{
    protected override IEnumerable<LintFinding> Judge(HaproxyFile file, LintSet set) =>
        from section in file.Backends
        where ApiCheck.IsMade(file, section) && !ApiCheck.IsHttp(file, section)
        select Found(
            file,
            section.Line,
            $"{section.Kind} {section.Name} only looks whether its servers take connections",
            "write option httpchk GET /readyz, http-check expect status 200 and, because API servers speak TLS, check-ssl verify none",
            ApiCheck.InsertBeforeServers(
                file,
                section,
                ["option httpchk GET /readyz", "http-check expect status 200", .. ApiCheck.IsOverTls(file, section) ? (IReadOnlyList<string>)[] : [ApiCheck.OverTls]]));
}

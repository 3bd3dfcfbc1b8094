using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Nginx;

internal sealed class NginxNoTimeouts() : FileRule<NginxFile>(
    "nginx-no-timeouts",
    Severity.Warning,
    "Every stream server says how long it waits",
    "nginx waits 60 s for a dead API server before it asks the next, longer than clients wait for it")
{
    private static readonly IReadOnlyList<(string Name, string Value)> Wanted = [("proxy_connect_timeout", "1s"), ("proxy_timeout", "10m")];

    protected override IEnumerable<LintFinding> Judge(NginxFile file, LintSet set) =>
        from server in file.Servers
        let missing = Wanted.Where(wanted => server.Directive(wanted.Name) is null).ToList()
        where missing.Count > 0
        let pass = server.Statement.Find("proxy_pass")!
        select Found(
            file,
            server.Statement.Line,
            $"the server has no {string.Join(" and no ", missing.Select(wanted => wanted.Name))}",
            $"write {string.Join(" and ", missing.Select(wanted => $"{wanted.Name} {wanted.Value}"))}",
            server.Statement.EndLine == server.Statement.Line ? [] : [file.Text.InsertAfter(pass.EndLine, [.. missing.Select(wanted => $"{file.Text.Indent(pass.Line)}{wanted.Name} {wanted.Value};")])]);
}

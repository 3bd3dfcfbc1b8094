using Kubewright.Core.Findings;
using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Rules.Nginx;

internal sealed class NginxTerminatesTls() : FileRule<NginxFile>(
    "nginx-terminates-tls",
    Severity.Error,
    "Connections to API servers are passed on as they are",
    "nginx ends the client's TLS, so certificates of kubelets and administrators never reach the API server: all of them come as nobody, and exec and watches break")
{
    protected override IEnumerable<LintFinding> Judge(NginxFile file, LintSet set)
    {
        var upstreams = All(file.Statements).Where(statement => statement.Name == "upstream").ToList();
        return All(file.Statements)
            .Where(statement => statement.Name == "proxy_pass" && statement.Value?.Contains("://", StringComparison.Ordinal) == true && IsApi(statement.Value.Split("://")[1].Split('/')[0], upstreams))
            .Select(pass => Found(
                file,
                pass.Line,
                $"proxy_pass {pass.Value} is HTTP proxying of an API server",
                "pass connections on with the stream module: stream { upstream … server { listen …; proxy_pass …; } }"));
    }

    private static bool IsApi(string target, List<Statement> upstreams) =>
        target.EndsWith(":6443", StringComparison.Ordinal)
        || upstreams.Exists(upstream => upstream.Value == target && upstream.All("server").Any(server => server.Value?.EndsWith(":6443", StringComparison.Ordinal) == true));

    private static IEnumerable<Statement> All(IEnumerable<Statement> statements) => statements.SelectMany(statement => All(statement.Block ?? []).Prepend(statement));
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Haproxy;

internal sealed class HaproxyServerUnchecked() : FileRule<HaproxyFile>(
    "haproxy-server-unchecked",
    Severity.Error,
    "Every server is checked",
    "HAProxy goes on sending every second or third connection to an API server that is dead")
{
    protected override IEnumerable<LintFinding> Judge(HaproxyFile file, LintSet set) =>
        from section in file.Backends
        where !file.ServerDefaults(section).Contains("check")
        let without = file.ListIn(section).Servers.Where(server => !server.Parameters.Contains("check")).ToList()
        where without.Count > 0
        select Found(
            file,
            without[0].Line,
            $"{string.Join(", ", without.Select(server => server.Statement.Value))} of {section.Name} without check",
            "write check behind each server's address",
            without.Select(server => file.Text.Replace(server.Line, server.Address, $"{server.Address} check", ColumnBehindName(file, server))));

    private static int ColumnBehindName(HaproxyFile file, BalancedServer server)
    {
        var name = server.Statement.Value!;
        return file.Text[server.Line].IndexOf(name, file.Text.Indent(server.Line).Length + "server".Length, StringComparison.Ordinal) + name.Length + 1;
    }
}

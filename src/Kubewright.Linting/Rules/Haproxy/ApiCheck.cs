using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Rules.Haproxy;

/// <summary>How a section of HAProxy's finds out whether its servers are well.</summary>
internal static class ApiCheck
{
    public const string OverTls = "default-server check-ssl verify none";

    public static bool IsMade(HaproxyFile file, Section section) =>
        file.ServerDefaults(section).Contains("check") || file.ListIn(section).Servers.Any(server => server.Parameters.Contains("check"));

    public static bool IsHttp(HaproxyFile file, Section section) => file.Effective(section, "option", "httpchk") is not null;

    public static bool IsOverTls(HaproxyFile file, Section section) =>
        file.ServerDefaults(section).Concat(file.ListIn(section).Servers.SelectMany(server => server.Parameters)).Any(word => word is "check-ssl" or "ssl")
        || section.All("http-check", "connect").Any(line => line.Words.Contains("ssl"));

    /// <summary>Lines before the first server of a section.</summary>
    public static LineEdit InsertBeforeServers(HaproxyFile file, Section section, params IReadOnlyList<string> lines)
    {
        var first = file.ListIn(section).Servers[0].Line;
        return file.Text.InsertBefore(first, [.. lines.Select(line => file.Text.Indent(first) + line)]);
    }
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Rules.Haproxy;

internal sealed class HaproxyModeHttp() : FileRule<HaproxyFile>(
    "haproxy-mode-http",
    Severity.Error,
    "Connections to API servers are passed on as they are",
    "API servers speak TLS and want the client's own certificate: HAProxy in mode http takes the encrypted bytes for a bad request, or ends the client's TLS")
{
    protected override IEnumerable<LintFinding> Judge(HaproxyFile file, LintSet set) =>
        from section in file.Frontends.Union(file.Backends)
        let mode = file.Mode(section)
        where mode?.Value == "http"
        select Found(
            file,
            section.All("mode").Any() ? mode.Line : section.Line,
            section.All("mode").Any() ? $"{section.Kind} {section.Name} is in mode http" : $"{section.Kind} {section.Name} is in mode http, by the defaults in line {mode.Line}",
            $"write mode tcp in {section.Kind} {section.Name}",
            EndsTls(section) ? [] : [Edit(file, section, mode)]);

    private static LineEdit Edit(HaproxyFile file, Section section, Statement mode)
    {
        var indent = section.Lines.Count > 0 ? file.Text.Indent(section.Lines[0].Line) : "    ";
        return section.All("mode").Any() ? file.Text.Replace(mode.Line, "http", "tcp") : file.Text.InsertAfter(section.Line, $"{indent}mode tcp");
    }

    // Then more is to be changed than the mode.
    private static bool EndsTls(Section section) => section.All("bind").Any(bind => bind.Words.Contains("ssl"));
}

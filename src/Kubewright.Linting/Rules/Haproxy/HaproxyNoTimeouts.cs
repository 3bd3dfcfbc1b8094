using Kubewright.Core.Findings;
using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Rules.Haproxy;

internal sealed class HaproxyNoTimeouts() : FileRule<HaproxyFile>(
    "haproxy-no-timeouts",
    Severity.Error,
    "Every section says how long it waits",
    "HAProxy then waits for ever: connections of clients and servers that are gone stay until none can be opened any more")
{
    private static readonly Dictionary<string, string> Good = new() { ["connect"] = "1s", ["client"] = "10m", ["server"] = "10m" };

    protected override IEnumerable<LintFinding> Judge(HaproxyFile file, LintSet set) =>
        from section in file.Frontends.Union(file.Backends)
        let wanted = section.Kind switch { "frontend" => (string[])["client"], "backend" => ["connect", "server"], _ => ["connect", "client", "server"] }
        let missing = wanted.Where(name => file.Effective(section, "timeout", name) is null).ToList()
        where missing.Count > 0
        select Found(
            file,
            section.Line,
            $"{section.Kind} {section.Name} has no {string.Join(", no ", missing.Select(name => $"timeout {name}"))}",
            $"write {string.Join(", ", missing.Select(name => $"timeout {name} {Good[name]}"))} there or in defaults",
            Insert(file, file.DefaultsOf(section) ?? section, missing));

    private static IEnumerable<LineEdit> Insert(HaproxyFile file, Section section, List<string> missing)
    {
        var indent = section.Lines.Count > 0 ? file.Text.Indent(section.Lines[0].Line) : "    ";
        return missing.Select(name => file.Text.InsertAfter(section.Kind == "defaults" ? section.EndLine : section.Line, $"{indent}timeout {name} {Good[name]}"));
    }
}

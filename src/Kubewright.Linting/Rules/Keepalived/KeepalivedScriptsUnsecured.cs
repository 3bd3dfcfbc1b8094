using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedScriptsUnsecured() : FileRule<KeepalivedFile>(
    "keepalived-scripts-unsecured",
    Severity.Warning,
    "Checks run as a user of their own, from files that only root can change",
    "checks run as root where there is no user keepalived_script, even from a file that others can change")
{
    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set)
    {
        var missing = Missing(file).ToList();
        if (file.Scripts.Count > 0 && missing.Count > 0)
        {
            yield return Found(
                file,
                file.Global?.Line ?? file.Scripts[0].Line,
                $"global_defs has no {string.Join(" and no ", missing)}",
                "write enable_script_security and script_user nobody; a script that needs root's rights, such as one that signals processes, must first become one that asks over HTTP",
                file.Scripts.All(script => script.IsRequest) ? Edits(file, missing) : []);
        }
    }

    private static IEnumerable<string> Missing(KeepalivedFile file)
    {
        if (file.Global?.Find("enable_script_security") is null)
        {
            yield return "enable_script_security";
        }

        if (file.Global?.Find("script_user") is null && file.Scripts.Any(script => script.Statement.Find("user") is null))
        {
            yield return "script_user";
        }
    }

    private static IEnumerable<LineEdit> Edits(KeepalivedFile file, List<string> missing)
    {
        var lines = missing.Select(word => word == "script_user" ? "    script_user nobody" : $"    {word}");
        return file.Global switch
        {
            null => [file.Text.InsertBefore(file.Statements[0].Line, ["global_defs {", .. lines, "}", ""])],
            var global when global.EndLine > global.Line => [file.Text.InsertBefore(global.EndLine, [.. lines])],
            _ => [],
        };
    }
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedNoCheck() : FileRule<KeepalivedFile>(
    "keepalived-no-check",
    Severity.Error,
    "Every instance follows a check",
    "the address moves only when the host dies: where the balancer or the API servers behind it do not answer, it stays")
{
    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from instance in file.Instances
        where instance.Tracked.Count == 0 && instance.Statement.Find("track_process") is null && instance.Statement.Find("track_bfd") is null
        select Found(
            file,
            instance.Line,
            file.Scripts.Count > 0 ? $"{instance.Name} follows no check, although {file.Scripts[0].Name} is there" : $"{instance.Name} follows no check",
            "write a vrrp_script that asks an API server through the balancer, and name it in track_script",
            Edits(file, instance, set));

    private static IEnumerable<LineEdit> Edits(KeepalivedFile file, VrrpInstance instance, LintSet set)
    {
        var indent = file.Text.Indent(instance.Line);
        if (instance.Statement.EndLine == instance.Line || (file.Scripts.Count == 0 && set.BalancerPortBeside(file) is null))
        {
            yield break;
        }

        if (file.Scripts.Count == 0)
        {
            yield return file.Text.InsertBefore(
                instance.Line,
                "vrrp_script kubernetes_api {", $"    {VrrpScript.ThroughBalancer(set.BalancerPortBeside(file)!.Value)}", "    interval 2", "    timeout 3", "    fall 2", "    rise 2", "    weight -60", "}", "");
        }

        var name = file.Scripts.Count == 0 ? "kubernetes_api" : file.Scripts[0].Name;
        yield return file.Text.InsertBefore(instance.Statement.EndLine, $"{indent}    track_script {{", $"{indent}        {name}", $"{indent}    }}");
    }
}

using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedScriptUndefined() : FileRule<KeepalivedFile>(
    "keepalived-script-undefined",
    Severity.Error,
    "Every check that is followed is defined",
    "keepalived goes on without a check that it does not know, so the address moves only when the host dies")
{
    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from instance in file.Instances
        from tracked in instance.Tracked
        where file.Script(tracked.Name) is null
        let meant = NearestWord.Find(tracked.Name, file.Scripts.Select(script => script.Name))
        select Found(
            file,
            tracked.Line,
            $"{instance.Name} follows {tracked.Name}, and there is no vrrp_script of that name",
            meant is null ? $"write the block vrrp_script {tracked.Name}" : $"write {meant}",
            meant is null ? [] : [file.Text.Replace(tracked.Line, tracked.Name, meant)]);
}

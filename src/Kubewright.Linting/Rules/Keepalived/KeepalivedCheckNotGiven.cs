using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedCheckNotGiven() : FileRule<KeepalivedFile>(
    "keepalived-check-not-given",
    Severity.Info,
    "Every script that is run as a check was given too",
    "whether it asks an API server or only looks at a process could not be judged")
{
    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from script in file.Scripts
        where script.OwnFile is not null && set.Of<ScriptFile>().All(given => given.BaseName != script.OwnFile)
        select Found(file, script.Run!.Line, $"{script.Name} runs {script.Command}, which was not given", "name the script on the command line too");
}

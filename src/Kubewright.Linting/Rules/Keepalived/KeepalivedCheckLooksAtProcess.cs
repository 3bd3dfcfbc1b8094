using System.Text.RegularExpressions;
using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed partial class KeepalivedCheckLooksAtProcess() : FileRule<KeepalivedFile>(
    "keepalived-check-looks-at-process",
    Severity.Error,
    "Every check asks an API server through the balancer",
    "a balancer that runs but reaches no API server passes such a check, so the address stays where nothing is served")
{
    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from script in file.Scripts
        let given = set.Of<ScriptFile>().FirstOrDefault(given => given.BaseName == script.OwnFile)
        let run = script.Run
        where run is not null && LooksAtProcess(given?.Commands ?? script.Command)
        select Found(
            file,
            run.Line,
            given is null ? $"{script.Name} only looks whether a process is there: {script.Command}" : $"{script.Name} runs {given}, which only looks whether a process is there",
            set.BalancerPortBeside(file) is { } port ? $"write {VrrpScript.ThroughBalancer(port)}" : "write a script that asks /healthz of an API server through the balancer's own port; give the balancer's file too, and the port is known",
            set.BalancerPortBeside(file) is { } known && run.EndLine == run.Line ? [file.Text.ReplaceLine(run.Line, file.Text.Indent(run.Line) + VrrpScript.ThroughBalancer(known))] : []);

    private static bool LooksAtProcess(string commands) => ProcessLook().IsMatch(commands) && !Asking().IsMatch(commands);

    [GeneratedRegex(@"\b(pidof|pgrep|killall\s+-0|kill\s+-0|systemctl\s+(is-active|status)|service\s+\S+\s+status|ps\s+(-|aux|ax|ef))|\.pid\b")]
    private static partial Regex ProcessLook();

    [GeneratedRegex(@"\b(curl|wget|nc|ncat)\b|/dev/tcp/")]
    private static partial Regex Asking();
}

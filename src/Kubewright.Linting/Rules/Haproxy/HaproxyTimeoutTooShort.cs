using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Haproxy;

internal sealed class HaproxyTimeoutTooShort() : FileRule<HaproxyFile>(
    "haproxy-timeout-too-short",
    Severity.Warning,
    "No silent watch is cut off",
    "watches may be silent for longer than a minute: kubelets and controllers lose them again and again, and ask for everything anew each time")
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Bare = TimeSpan.FromMilliseconds(1);

    protected override IEnumerable<LintFinding> Judge(HaproxyFile file, LintSet set) =>
        from timeout in file.Frontends.Select(section => (Section: section, Name: "client")).Concat(file.Backends.Select(section => (Section: section, Name: "server")))
            .Where(item => !(TimeText.Parse(file.Effective(item.Section, "timeout", "tunnel")?.Words.ElementAtOrDefault(2), Bare) > Shortest))
            .Select(item => file.Effective(item.Section, "timeout", item.Name)).OfType<Syntax.Statement>().DistinctBy(line => line.Line)
        let value = timeout.Words.ElementAtOrDefault(2)
        where TimeText.Parse(value, Bare) <= Shortest
        select Found(
            file,
            timeout.Line,
            $"timeout {timeout.Words[1]} {value} ends connections that are silent for so long",
            $"write timeout {timeout.Words[1]} 10m",
            file.Text.Replace(timeout.Line, value!, "10m", file.Text[timeout.Line].IndexOf(timeout.Words[1], StringComparison.Ordinal) + timeout.Words[1].Length + 1));
}

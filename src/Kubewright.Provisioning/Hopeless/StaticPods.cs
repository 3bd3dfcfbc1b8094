using System.Text.RegularExpressions;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>What the kubelet's journal says of the containers of static pods.</summary>
internal static partial class StaticPods
{
    /// <summary>The line that says that a component's container ended twice at least and is held back; null where it was not.</summary>
    public static JournalLine? Crash(IReadOnlyList<JournalLine> journal, string component) =>
        Failures(journal, component).LastOrDefault(failure => failure.Reason == "CrashLoopBackOff").Line;

    /// <summary>Every failure to start a component's container, with kubelet's reason.</summary>
    public static IEnumerable<(JournalLine Line, string Reason)> Failures(IReadOnlyList<JournalLine> journal, string component) =>
        from line in journal
        let match = StartFailure().Match(line.Text)
        where match.Success && match.Groups["container"].Value == component
        select (line, match.Groups["reason"].Value);

    // failed to "StartContainer" for "etcd" with CrashLoopBackOff: "back-off 10s …", since 1.21 within quotes, with backslashes.
    [GeneratedRegex("""failed to \\*"StartContainer\\*" for \\*"(?<container>[\w-]+)\\*" with (?<reason>\w+)""")]
    private static partial Regex StartFailure();
}

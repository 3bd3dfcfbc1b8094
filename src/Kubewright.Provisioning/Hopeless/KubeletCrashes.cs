using System.Text.RegularExpressions;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>The kubelet ends as often as it is started.</summary>
internal sealed partial class KubeletCrashes : JournalCause
{
    /// <summary>How often the kubelet has ended with a failure of late.</summary>
    public static int Ends(IReadOnlyList<JournalLine> journal) => journal.Where(line => !line.IsOfProgram && End().IsMatch(line.Text)).Sum(line => line.Count);

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        var ends = Ends(journal);
        var said = journal.Where(line => line.IsOfProgram).ToList();
        if (ends == 0 || (said.LastOrDefault(line => Fatal().IsMatch(line.Text)) ?? said.LastOrDefault()) is not { } last)
        {
            return null;
        }

        // One that was refused by the API or the runtime may fare better next time; what is wrong with its own configuration stays wrong.
        return ends > 1 || !MayPass().IsMatch(last.Text)
            ? new Stuck($"the kubelet of {situation.Host} ends as soon as it is started: {Message(last.Text)}", "see to that; 'journalctl -u kubelet' on the host has more", [last.Text])
            : null;
    }

    private static string Message(string line) => Head().Replace(line, "");

    [GeneratedRegex("main process exited, code=exited, status=[1-9]", RegexOptions.IgnoreCase)]
    private static partial Regex End();

    [GeneratedRegex(@"^F\d{4} |^Error: |^panic: |^fatal error: |command failed|[Ff]ailed to (run [Kk]ubelet|load [Kk]ubelet config|parse kubelet flag|validate kubelet|set feature gates)")]
    private static partial Regex Fatal();

    [GeneratedRegex("dial (tcp|unix)|connection refused|no route to host|time(d )?out|Unauthorized|Forbidden|EOF|deadline exceeded|rpc error|container runtime is down|already in use")]
    private static partial Regex MayPass();

    // "F1121 03:00:00.123456    1234 server.go:269] "
    [GeneratedRegex(@"^[EFW]\d{4} \S+ +\d+ \S+\] ")]
    private static partial Regex Head();
}

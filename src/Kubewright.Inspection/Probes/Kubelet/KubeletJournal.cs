using System.Globalization;
using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Inspection.Probes.Kubelet;

/// <summary>
/// What the kubelet has complained of since the attempt of kubeadm that is under way started it, and what systemd says of it: every kind of line once, with how often
/// and when it came. Nothing where kubeadm has not come so far: what a kubelet without a configuration says before is of no interest.
/// </summary>
public sealed record KubeletJournal : Probe<IReadOnlyList<JournalLine>>
{
    private const string Configuration = "/var/lib/kubelet/config.yaml";

    public override string Id => "kubelet-journal";

    // "1795242339.123456 cp1 kubelet[123]: E1121 …" (journalctl(1), short-unix). Lines that differ in numbers only are of one kind. What is no error is left out, and so
    // are the usage that follows a wrong flag and the stacks that follow a fatal line. A kubelet's journal grows by tens of lines a second, so it is boiled down on the host.
    public override string Script => $$"""
        command -v journalctl >/dev/null || { echo 'journalctl is not installed' >&2; exit 1; }
        if [ -e {{KubeadmState.AttemptFile}} ] && [ {{Configuration}} -nt {{KubeadmState.AttemptFile}} ]; then
            now=$(date +%s.%N)
            journalctl -u kubelet --since "@$(stat -c %Y {{Configuration}})" --no-pager -q -o short-unix | awk -v since="$(stat -c %.6Y {{Configuration}})" '
                $1 + 0 < since + 0 { next }
                {
                    at = $1; source = $3
                    sub(/^[^ ]+ [^ ]+ [^ ]+ /, "")
                    if ($0 ~ /^[IWEF][0-9][0-9][0-9][0-9] / || source !~ /^kubelet/) stacks = 0
                    if ($0 ~ /^goroutine [0-9]+ \[/) stacks = 1
                    if (source ~ /^kubelet/ && (stacks || $0 ~ /^([IW][0-9][0-9][0-9][0-9] |[ \t]|$)/)) next
                    sub(/\[.*/, "", source); sub(/:$/, "", source)
                    kind = substr($0, 1, 400)
                    gsub(/[0-9a-f]*[0-9][0-9a-f-]*/, "#", kind)
                    if (!(kind in count)) first[kind] = at
                    count[kind]++; last[kind] = at; text[kind] = source " " substr($0, 1, 1500)
                }
                END { for (kind in count) print last[kind], first[kind], count[kind], text[kind] }' | sort -n | tail -n 120
            echo "now $now"
        fi
        echo asked
        """;

    protected override Fact<IReadOnlyList<JournalLine>> Parse(ProbeAnswer answer) => answer switch
    {
        { ExitCode: not 0 } => Unknown(answer.Complaint),
        _ when answer.LinesBefore("asked") is not { } lines => Unknown(answer.Complaint),
        _ when answer.LinesBefore("asked") is [] => Known([]),
        _ => Lines(answer.LinesBefore("asked")!),
    };

    private static Fact<IReadOnlyList<JournalLine>> Lines(IReadOnlyList<string> lines) => lines[^1].Split(' ') is ["now", var now]
        ? Known([.. lines.SkipLast(1).Select(line => Line(line, Seconds(now)))])
        : Unknown($"the kubelet's journal was cut off: {lines[^1]}");

    private static JournalLine Line(string line, double now)
    {
        var words = line.Split(' ', 5);
        return new JournalLine(words[4], words[3] == "kubelet", int.Parse(words[2], CultureInfo.InvariantCulture), Ago(words[1]), Ago(words[0]));

        TimeSpan Ago(string at) => TimeSpan.FromSeconds(Math.Round(now - Seconds(at), 3));
    }

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>One kind of line in a unit's journal.</summary>
/// <param name="Text">The last one of its kind.</param>
/// <param name="IsOfProgram">Whether the program itself said it, not systemd.</param>
/// <param name="Count">How many there are.</param>
/// <param name="FirstAgo">How long ago the first one came.</param>
/// <param name="LastAgo">How long ago the last one came.</param>
public sealed record JournalLine(string Text, bool IsOfProgram, int Count, TimeSpan FirstAgo, TimeSpan LastAgo);

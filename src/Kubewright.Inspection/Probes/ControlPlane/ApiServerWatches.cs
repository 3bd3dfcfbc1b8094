using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>Since when the host's API server runs, and when it first ended all watches of a kind of object, as it does where etcd has no leader for some seconds.</summary>
public sealed record ApiServerWatches : Probe<WatchesOfApiServer>
{
    public override string Id => "api-server-watches";

    // The kernel keeps 15 letters of a name, so the command line is looked at. Lines of the files are "2026-11-21T03:00:00.123456789Z stderr F text".
    public override string Script => """
        pid=$(pgrep -n -f '^([^ ]*/)?kube-apiserver ') && age=$(ps -o etimes= -p "$pid") && echo "started $(($(date +%s) - age))"
        log=$(find /var/log/pods/kube-system_kube-apiserver-*/kube-apiserver -name '*.log' 2>/dev/null | xargs -r ls -t | head -n 1)
        [ -z "$log" ] || grep 'Terminating all watchers from cacher' "$log" | head -n 1 | cut -d ' ' -f 1 | sed 's/^/ended /'
        echo asked
        """;

    protected override Fact<WatchesOfApiServer> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known(new WatchesOfApiServer(
            After(lines, "started ") is { } start ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(start, CultureInfo.InvariantCulture)) : null,
            After(lines, "ended ") is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) : null))
        : Unknown(answer.Complaint);

    private static string? After(IReadOnlyList<string> lines, string word) => lines.FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal))?[word.Length..];
}

/// <summary>What a host's API server did with watches.</summary>
/// <param name="Started">By the host's clock, to the second; null where none runs.</param>
/// <param name="Ended">When it first ended all watches of a kind of object; null where its log tells of none.</param>
public sealed record WatchesOfApiServer(DateTimeOffset? Started, DateTimeOffset? Ended);

using System.Globalization;
using System.Net;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Whom chronyd takes the time from, and whom else it asks; null where chronyd does not run. Asked by chronyc in its form for programs.</summary>
public sealed record ChronyTracking : Probe<ChronyState?>
{
    // chrony's name for its own clock, which it serves where it has nobody to ask (RFC 5905 calls such a thing a reference clock).
    private const string OwnClock = "7F7F0101";

    public override string Id => "chrony";

    public override string Script => """
        command -v chronyc >/dev/null || { echo absent; exit; }
        tracking=$(chronyc -n -c tracking) || { case $tracking in 506*) echo absent; exit ;; *) echo "$tracking" >&2; exit 1 ;; esac; }
        echo "$tracking"
        chronyc -n -c sources && echo asked
        """;

    protected override Fact<ChronyState?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        if (answer.LinesBefore("asked") is not { Count: > 0 } lines || lines[0].Split(',') is not { Length: 14 } fields)
        {
            return Unknown($"chronyc was not understood: {answer.Complaint}");
        }

        return Known(new ChronyState
        {
            Reference = IPAddress.TryParse(fields[1], out var address) ? address.ToString() : null,
            IsOwnClock = fields[0] == OwnClock,
            Stratum = int.Parse(fields[2], CultureInfo.InvariantCulture),
            Offset = TimeSpan.FromSeconds(double.Parse(fields[4], CultureInfo.InvariantCulture)),
            IsSynchronised = fields[13] != "Not synchronised",
            Sources = [.. lines.Skip(1).Select(line => line.Split(',')).Select(source => new ChronySource(source[2], Convert.ToInt32(source[5], 8)))],
        });
    }
}

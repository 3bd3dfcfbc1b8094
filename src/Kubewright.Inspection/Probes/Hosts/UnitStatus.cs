using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>State of a systemd unit, and whether it was started or reloaded after its configuration files were last written.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Files">Paths of its configuration, separated by blanks.</param>
public sealed record UnitStatus(string Unit, string Files = "") : Probe<UnitCondition>
{
    public override string Id => $"unit:{Unit}:{Files}";

    public override string Script => $"""
        systemctl show {Unit} -p LoadState -p ActiveState -p UnitFileState -p StateChangeTimestampMonotonic
        echo "Uptime=$(cut -d' ' -f1 /proc/uptime)"
        echo "Now=$(date +%s.%N)"
        for file in {Files}; do [ ! -e "$file" ] || echo "File=$(stat -c %.9Y "$file")"; done
        """;

    protected override Fact<UnitCondition> Parse(ProbeAnswer answer)
    {
        var values = answer.Lines.Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        if (!values["LoadState"].Any())
        {
            return Unknown(answer.Complaint);
        }

        // Both ages are taken on the host in one go, so that its clock may be as wrong as it likes.
        var sinceChange = Number(values["Uptime"].First()) - (Number(values["StateChangeTimestampMonotonic"].FirstOrDefault() ?? "0") / 1e6);
        var sinceWrite = values["File"].Select(written => Number(values["Now"].First()) - Number(written)).DefaultIfEmpty(double.MaxValue).Min();
        return Known(new UnitCondition(
            values["LoadState"].First() == "loaded",
            values["ActiveState"].First() is "active" or "reloading",
            values["UnitFileState"].FirstOrDefault() == "enabled",
            sinceChange <= sinceWrite));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>State of a systemd unit.</summary>
/// <param name="Exists">systemd knows the unit.</param>
/// <param name="IsActive">It runs.</param>
/// <param name="IsEnabled">It is started at boot.</param>
/// <param name="IsUpToDate">It was started or reloaded after its configuration was last written.</param>
public sealed record UnitCondition(bool Exists, bool IsActive, bool IsEnabled, bool IsUpToDate);

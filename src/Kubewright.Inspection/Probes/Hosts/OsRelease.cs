using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Which distribution runs on the host, as it says itself in os-release(5).</summary>
public sealed record OsRelease : Probe<OsIdentity>
{
    public override string Id => "os-release";

    public override string Script => "for file in /etc/os-release /usr/lib/os-release; do [ ! -e $file ] || { cat $file && echo asked; exit; }; done; echo asked";

    protected override Fact<OsIdentity> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var fields = lines.Where(line => !line.StartsWith('#')).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => pairs.Last()[1].Trim().Trim('"', '\''));

        // os-release(5): ID is "linux" where it is not written.
        var id = fields.GetValueOrDefault("ID", "linux");
        return Known(new OsIdentity(
            id,
            fields.GetValueOrDefault("ID_LIKE", "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            fields.GetValueOrDefault("VERSION_ID", ""),
            fields.GetValueOrDefault("PRETTY_NAME", id)));
    }
}

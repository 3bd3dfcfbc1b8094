using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The virtual addresses that a host's keepalived is to hold; null where it has no configuration. Nothing else of the file is printed, for it has passwords.</summary>
public sealed record VirtualAddresses : Probe<IReadOnlyList<string>?>
{
    public override string Id => "virtual-addresses";

    public override string Script => """
        file=/etc/keepalived/keepalived.conf
        if [ ! -e $file ]; then echo absent; else sed -n '/^[^#!]*virtual_ipaddress[a-z_]*/,/}/p' $file && echo asked; fi
        """;

    // "virtual_ipaddress { 192.168.2.10/24 dev eth0 }", over one or several lines (keepalived.conf(5)).
    protected override Fact<IReadOnlyList<string>?> Parse(ProbeAnswer answer) => answer.Output.Trim() == "absent" ? Known(null)
        : answer.LinesBefore("asked") is { } lines
            ? Known([.. lines.Select(line => line.Split('{')[^1].Trim(' ', '\t', '}')).Where(line => line.Length > 0 && !line.StartsWith("virtual", StringComparison.Ordinal))
                .Select(line => line.Split(' ', '/')[0]).Where(word => System.Net.IPAddress.TryParse(word, out _)).Distinct()])
            : Unknown(answer.Complaint);
}

using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The IP addresses of a host, with interface and prefix length.</summary>
public sealed record HostAddresses : Probe<IReadOnlyList<HostAddress>>
{
    public override string Id => "addresses";

    public override string Script => "ip -o addr show && echo asked";

    // "2: eth0    inet 192.168.2.11/24 brd …", or on a point-to-point link "inet 192.0.2.1 peer 192.0.2.2/32 …" (ip-address(8))
    protected override Fact<IReadOnlyList<HostAddress>> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.LinesBefore("asked") is { } lines
        ? Known([.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 3 && words[2] is "inet" or "inet6").Select(Address)])
        : Unknown(answer.Complaint);

    private static HostAddress Address(string[] words) => new(
        words[1].Split('@')[0],
        words[3].Split('/')[0],
        int.Parse(words.First(word => word.Contains('/', StringComparison.Ordinal)).Split('/')[1], CultureInfo.InvariantCulture));
}

/// <summary>An address on an interface.</summary>
public sealed record HostAddress(string Interface, string Address, int PrefixLength);

using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>The programs on a host that are connected to an address and port, by name; each as often as it has connections.</summary>
/// <param name="Address">Whom they are connected to.</param>
public sealed partial record ClientConnections(string Address, int Port) : Probe<IReadOnlyList<string>>
{
    public override string Id => $"connections-to:{Address}:{Port}";

    public override string Script => $"command -v ss >/dev/null || {{ echo 'ss is not installed' >&2; exit 1; }}\nss -Htnp state established dst '{Address}' dport = :{Port} && echo asked";

    // ESTAB's line ends with users:(("kubelet",pid=812,fd=12)); without one the connection is the kernel's, or of another namespace.
    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known([.. lines.Select(line => Program().Match(line) is { Success: true } match ? match.Groups[1].Value : line.Contains(':') ? "a program without a name" : throw new FormatException(line))])
        : Unknown(answer.Complaint);

    [GeneratedRegex("users:\\(\\(\"([^\"]+)\"")]
    private static partial Regex Program();
}

using System.Net;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>Whether somebody else on the host's network has an address, which is not the host's own: asked with ARP or neighbour discovery, and a ping.</summary>
public sealed record AddressClaim(IPAddress Address) : Probe<Claim>
{
    public override string Id => $"claim:{Address}";

    // What the neighbour table, a cache, remembers of the address may be 45 s old, so it is made to ask anew. Without ping a packet to the discard port does too.
    public override string Script => $$"""
        route=$(ip -o route get {{Address}} 2>&1) || { echo unroutable; echo asked; exit 0; }
        case $route in local*) echo own; echo asked; exit 0 ;; esac
        ip neigh flush to {{Address}} 2>/dev/null
        if command -v ping >/dev/null; then
            for try in 1 2; do ping -n -q -c 1 -W 1 {{Address}} >/dev/null 2>&1 && { echo answers; break; }; done
        else
            timeout 1 bash -c 'echo >/dev/udp/{{Address}}/9' 2>/dev/null; sleep 1
        fi
        neighbour=$(ip neigh show to {{Address}}) || exit 1
        [ -z "$neighbour" ] || echo "neighbour $neighbour"
        echo asked
        """;

    protected override Fact<Claim> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        // "neighbour 192.168.2.10 dev eth0 lladdr 52:54:00:12:34:56 REACHABLE" (ip-neighbour(8)); FAILED and INCOMPLETE have no lladdr.
        var words = lines.FirstOrDefault(line => line.StartsWith("neighbour ", StringComparison.Ordinal))?.Split(' ') ?? [];
        var at = Array.IndexOf(words, "lladdr");
        return Known(new Claim(lines.Contains("own"), lines.Contains("answers"), at > 0 ? words[at + 1].ToLowerInvariant() : null));
    }
}

/// <summary>Who has an address.</summary>
/// <param name="IsOwn">The host that was asked has it.</param>
/// <param name="IsAnswering">Somebody answered a ping to it.</param>
/// <param name="HardwareAddress">MAC address that it belongs to on the host's network; null where nobody claimed it.</param>
public sealed record Claim(bool IsOwn, bool IsAnswering, string? HardwareAddress);

using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>The certificates that API servers serve at their own addresses, and those that come of new connections through what stands before them.</summary>
/// <param name="Servers">Addresses with ports, separated by blanks.</param>
/// <param name="Endpoint">Name or address with port.</param>
public sealed record ServedCertificates(string Servers, string Endpoint) : Probe<CertificatesServed>
{
    /// <summary>How often it is tried at most: with five servers chosen at random, one is missed once in 1,500 runs.</summary>
    public const int Tries = 40;

    private const string None = "none", Server = "server", Behind = "behind";

    public override string Id => $"served-certificates:{Endpoint}:{Servers}";

    public override ProbeReach Reach => ProbeReach.Cluster;

    // It ends as soon as all certificates were seen.
    public override string Script => $$"""
        for program in openssl timeout; do
            command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
        done
        served() {
            found=$(timeout 2 openssl s_client -connect "$1" </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256 2>/dev/null | sed 's/.*=//; s/://g')
            echo "${found:-{{None}}}"
        }
        own=$(for server in {{Servers}}; do echo "{{Server}} $server $(served $server)" & done; wait)
        echo "$own"
        end=$(($(date +%s) + 10)); left={{Tries}}; missing=$(echo "$own" | cut -d' ' -f3)
        while [ $left -gt 0 ] && [ -n "$missing" ] && [ "$(date +%s)" -lt $end ]; do
            found=$(served {{Endpoint}})
            echo "{{Behind}} $found"
            missing=$(echo "$missing" | grep -vxF "$found"); left=$((left - 1))
        done
        echo asked
        """;

    /// <summary>How a control plane's own API server is named in <see cref="Servers"/>.</summary>
    public static string ServerOf(Host controlPlane) => new IPEndPoint(controlPlane.Address, 6443).ToString();

    protected override Fact<CertificatesServed> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var words = lines.Select(line => line.Split(' ')).ToList();
        var own = words.Where(line => line[0] == Server).ToDictionary(line => line[1], line => line[2]);
        return Servers.Split(' ').All(own.ContainsKey) && words.All(line => line[0] is Server or Behind)
            ? Known(new CertificatesServed(Servers.Split(' ').ToDictionary(server => server, server => Fingerprint(own[server])), [.. words.Where(line => line[0] == Behind).Select(line => Fingerprint(line[1]))]))
            : Unknown(answer.Complaint);
    }

    private static string? Fingerprint(string word) => word == None ? null : word.Length == 64 && word.All(char.IsAsciiHexDigit) ? word : throw new FormatException($"'{word}' is no fingerprint");
}

/// <summary>Certificates by their SHA-256 fingerprints; null where none was served.</summary>
/// <param name="Own">By address and port.</param>
/// <param name="Behind">One for each new connection, in their order.</param>
public sealed record CertificatesServed(IReadOnlyDictionary<string, string?> Own, IReadOnlyList<string?> Behind);

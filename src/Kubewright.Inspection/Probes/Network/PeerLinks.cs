using System.Globalization;
using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>Over which interface a host reaches each of its peers, what interfaces it has, and in which networks they are.</summary>
/// <param name="Peers">Addresses, separated by spaces; none where the host is alone.</param>
public sealed record PeerLinks(string Peers) : Probe<HostLinks>
{
    public override string Id => $"peer-links:{Peers}";

    public override string Script => $"""
        for peer in {Peers}; do printf 'peer %s ' "$peer"; ip -o route get "$peer" 2>&1 | head -n 1; done
        ip -o link show && ip -o addr show && echo asked
        """;

    protected override Fact<HostLinks> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var rows = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 3).ToList();
        var numbered = rows.Where(words => words[0].EndsWith(':') && words[0] != "peer").ToList();
        return numbered.Count == 0
            ? Unknown(answer.Complaint)
            : Known(new HostLinks(
                [.. rows.Where(words => words[0] == "peer").Select(Route)],
                [.. numbered.Where(words => words[1].EndsWith(':')).Select(words => words[1].TrimEnd(':').Split('@')[0])],
                [.. numbered.Where(words => words[2] is "inet" or "inet6").Select(Network)]));
    }

    // "peer 192.168.2.12 192.168.2.12 dev eth0 src 192.168.2.11 uid 0 \    cache" (ip-route(8)); without a route, ip's complaint.
    private static PeerRoute Route(string[] words) => new(words[1], Array.IndexOf(words, "dev") is > 0 and var at && at + 1 < words.Length ? words[at + 1] : null);

    // "2: eth0    inet 192.168.2.11/24 brd …", or on a point-to-point link "inet 192.0.2.1 peer 192.0.2.2/32 …" (ip-address(8))
    private static LinkNetwork Network(string[] words)
    {
        var address = IPAddress.Parse(words[3].Split('/')[0]);
        var prefix = int.Parse(words.First(word => word.Contains('/')).Split('/')[1], CultureInfo.InvariantCulture);
        return new LinkNetwork(words[1].Split('@')[0], address.ToString(), prefix);
    }
}

/// <summary>A host's interfaces, and which of them leads to whom.</summary>
/// <param name="Routes">One for every peer that was asked for.</param>
/// <param name="Names">All interfaces.</param>
/// <param name="Networks">All addresses.</param>
public sealed record HostLinks(IReadOnlyList<PeerRoute> Routes, IReadOnlyList<string> Names, IReadOnlyList<LinkNetwork> Networks)
{
    public bool Equals(HostLinks? other) =>
        other is not null && Routes.SequenceEqual(other.Routes) && Names.SequenceEqual(other.Names) && Networks.SequenceEqual(other.Networks);

    public override int GetHashCode() => HashCode.Combine(Routes.Count, Names.Count, Networks.Count);

    /// <summary>The networks of an interface, but for an address that it has for the time being.</summary>
    public IEnumerable<Cidr> NetworksOf(string name, IPAddress passing) => Networks
        .Where(network => network.Interface == name && network.Address != passing.ToString())
        .Select(network => network.Cidr)
        .Distinct();
}

/// <param name="Interface">The interface that leads to the peer; null where none does.</param>
public sealed record PeerRoute(string Peer, string? Interface);

/// <summary>An address of an interface, with the length of its network's prefix.</summary>
public sealed record LinkNetwork(string Interface, string Address, int PrefixLength)
{
    /// <summary>The network that the address is in.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Cidr Cidr
    {
        get
        {
            var bytes = IPAddress.Parse(Address).GetAddressBytes();
            for (var bit = PrefixLength; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            }

            return new Cidr(new IPNetwork(new IPAddress(bytes), PrefixLength));
        }
    }
}

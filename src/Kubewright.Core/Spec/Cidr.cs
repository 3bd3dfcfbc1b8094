using System.Net;
using System.Net.Sockets;

namespace Kubewright.Core.Spec;

/// <summary>A network in CIDR notation.</summary>
public readonly record struct Cidr(IPNetwork Network)
{
    /// <summary>Reads <c>10.244.0.0/16</c>; null where it is no network, or has bits set behind the prefix.</summary>
    public static Cidr? TryParse(string text)
    {
        // IPNetwork takes 10.1/16 for 10.0.0.1/16 and clears the bits behind the prefix: what was meant is anybody's guess.
        var slash = text.IndexOf('/');
        return slash > 0 && IPNetwork.TryParse(text, out var network) && IPAddress.TryParse(text.AsSpan(0, slash), out var written)
            && written.Equals(network.BaseAddress) && (written.AddressFamily == AddressFamily.InterNetworkV6 || written.ToString() == text[..slash])
            ? new Cidr(network)
            : null;
    }

    public int PrefixLength => Network.PrefixLength;

    public bool IsV6 => Network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6;

    public bool Contains(IPAddress address) => Network.Contains(address);

    public bool Overlaps(Cidr other) => Network.Contains(other.Network.BaseAddress) || other.Network.Contains(Network.BaseAddress);

    /// <summary>The address so many places behind the network's own: 1 is the first usable one.</summary>
    public IPAddress AddressAt(int offset)
    {
        var bytes = Network.BaseAddress.GetAddressBytes();
        for (var at = bytes.Length - 1; at >= 0 && offset > 0; at--)
        {
            offset += bytes[at];
            bytes[at] = (byte)(offset & 0xff);
            offset >>= 8;
        }

        return new IPAddress(bytes);
    }

    public override string ToString() => Network.ToString();
}

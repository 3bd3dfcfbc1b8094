using System.Net;

namespace Kubewright.Linting.Files;

/// <summary>The first address of the network that an address is of.</summary>
internal static class NetworkAddress
{
    public static IPAddress Of(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes);
    }

    /// <summary>Whether two addresses have so many first bits in common.</summary>
    public static bool Share(IPAddress one, IPAddress other, int prefix) => one.AddressFamily == other.AddressFamily && Of(one, prefix).Equals(Of(other, prefix));
}

using System.Net;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>A virtual address, as an instance lists it.</summary>
/// <param name="Prefix">Null where none is written, which means the address alone.</param>
internal sealed record VrrpAddress(int Line, IPAddress Address, int? Prefix)
{
    /// <summary>The network it says to be of; null where it says of none.</summary>
    public IPNetwork? Network => Prefix is { } prefix && prefix < (Address.GetAddressBytes().Length * 8) && prefix > 0 ? new IPNetwork(NetworkAddress.Of(Address, prefix), prefix) : null;

    public static VrrpAddress? TryOf(Statement line)
    {
        var parts = line.Name.Split('/');
        return IPAddress.TryParse(parts[0], out var address) ? new VrrpAddress(line.Line, address, parts.Length == 2 && int.TryParse(parts[1], out var prefix) ? prefix : null) : null;
    }
}

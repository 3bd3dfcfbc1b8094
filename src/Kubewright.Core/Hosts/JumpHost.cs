using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Kubewright.Core.Hosts;

/// <summary>A host on the way to others: SSH logs in there and goes on from it. What is not given, <c>~/.ssh/config</c> decides.</summary>
/// <param name="Address">IP address, name, or a <c>Host</c> of ssh's configuration.</param>
public sealed partial record JumpHost(string Address, string? User = null, int? Port = null)
{
    /// <summary>Reads <c>user@host:port</c>, of which user and port may be left out; an IPv6 address with a port stands in brackets. Null where it is none.</summary>
    public static JumpHost? TryParse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var address = match.Groups["v6"] is { Success: true } v6 ? v6.Value : match.Groups["host"].Value;
        var port = match.Groups["port"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : (int?)null;
        return port is 0 or > 65535 || (address.Contains(':') && !IPAddress.TryParse(address, out _))
            ? null
            : new JumpHost(address, match.Groups["user"] is { Success: true } user ? user.Value : null, port);
    }

    /// <summary>As it is written.</summary>
    public override string ToString()
    {
        var host = Port is not null && IPAddress.TryParse(Address, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Address}]" : Address;
        return $"{(User is null ? "" : $"{User}@")}{host}{(Port is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}"))}";
    }

    [GeneratedRegex(@"\A((?<user>[A-Za-z0-9_][-A-Za-z0-9_.+]*)@)?(\[(?<v6>[0-9A-Fa-f:.]+)\]|(?<v6>[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)|(?<host>[A-Za-z0-9][-A-Za-z0-9_.]*))(:(?<port>[0-9]{1,5}))?\z")]
    private static partial Regex Form();
}

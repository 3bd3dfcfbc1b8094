using System.Net;
using Kubewright.Lab.Network;

namespace Kubewright.Lab.Hosts;

/// <summary>The texts of a host's own files, which make it differ from the base tree. Pure.</summary>
internal static class HostFiles
{
    public static string Network(IPAddress address, IPNetwork subnet) => $"""
        [Match]
        Name=host0

        [Network]
        Address={address}/{subnet.PrefixLength}
        Gateway={AddressPlan.At(subnet, AddressPlan.Controller)}
        IPv6AcceptRA=no
        LinkLocalAddressing=no

        """;

    public static string Hosts(string name) => $"""
        127.0.0.1	localhost
        127.0.1.1	{name}
        ::1		localhost ip6-localhost ip6-loopback
        ff02::1		ip6-allnodes
        ff02::2		ip6-allrouters

        """;

    /// <summary>A line of known_hosts.</summary>
    /// <param name="publicKey">The content of the host key's <c>.pub</c> file.</param>
    public static string KnownHost(LabHost host, string publicKey)
    {
        var fields = publicKey.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return $"{host.Address},{host.Name} {fields[0]} {fields[1]}\n";
    }
}

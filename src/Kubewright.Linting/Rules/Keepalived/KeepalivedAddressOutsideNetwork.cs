using System.Net;
using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedAddressOutsideNetwork() : FileRule<KeepalivedFile>(
    "keepalived-address-outside-network",
    Severity.Error,
    "Every virtual address is of the hosts' network",
    "routers and neighbours look for the address in another network, so nobody reaches it, whoever holds it")
{
    // Where no prefix is written: networks of hosts that are larger than this are rare.
    private const int Widest = 16;

    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set) =>
        from instance in file.Instances
        from address in instance.Addresses
        let outside = instance.Peers.Prepend(instance.Source).OfType<IPAddress>().FirstOrDefault(host => IsOutside(address, host))
        where outside is not null
        select Found(
            file,
            address.Line,
            $"{address.Address}{(address.Prefix is { } prefix ? $"/{prefix}" : "")} is not of the network of {outside}, between which {instance.Name} advertises",
            "write a free address of the hosts' network, with the network's prefix") with
        {
            Severity = address.Network is null ? Severity.Warning : Severity.Error,
        };

    private static bool IsOutside(VrrpAddress address, IPAddress host) =>
        address.Network is { } network ? !network.Contains(host) : address.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !NetworkAddress.Share(address.Address, host, Widest);
}

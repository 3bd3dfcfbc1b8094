using System.Net;
using System.Net.Sockets;
using Kubewright.Lab.Network;

namespace Kubewright.Lab;

/// <summary>Turns a request into a lab's layout. Pure.</summary>
internal static class LabPlan
{
    /// <summary>Gives the layout that the lab shall have: hosts that it already has stay as they are, new ones are added.</summary>
    /// <param name="existing">The lab as it is, or null where there is none yet.</param>
    /// <param name="others">All other labs of this machine.</param>
    /// <param name="directory">Where the lab keeps its things.</param>
    /// <param name="baseTree">The tree that hosts of a release of Debian lie over; of null, the usual one.</param>
    /// <exception cref="LabRequestException">A name or address is wrong or taken.</exception>
    public static LabLayout Make(LabRequest request, LabLayout? existing, IReadOnlyCollection<LabLayout> others, string directory, Func<string?, string> baseTree)
    {
        LabNames.CheckLab(request.Name);
        CheckHosts(request);
        var subnet = Subnet(request, existing, others);
        var hosts = existing?.Hosts.ToList() ?? [];
        if (hosts.Count == 0 && request.Hosts.Count == 0)
        {
            throw new LabRequestException($"lab {request.Name} does not exist yet: say which hosts it shall have");
        }

        var wanted = request.Hosts.Where(host => hosts.All(known => known.Name != host.Name)).ToList();
        var named = wanted.Select(host => host.Address).OfType<IPAddress>().ToList();
        foreach (var host in wanted)
        {
            var address = host.Address ?? AddressPlan.FreeAddress(subnet, [.. hosts.Select(known => known.Address), .. named]);
            CheckAddress(host.Name, address, subnet, hosts, others);
            hosts.Add(new LabHost(host.Name, address, host.Suite is null ? null : baseTree(host.Suite)));
        }

        return new LabLayout
        {
            Name = request.Name,
            Subnet = subnet,
            Hosts = hosts,
            Directory = existing?.Directory ?? directory,
            BaseTree = existing?.BaseTree ?? baseTree(null),
        };
    }

    private static void CheckHosts(LabRequest request)
    {
        foreach (var host in request.Hosts)
        {
            LabNames.CheckHost(host.Name);
            if (host.Address is { AddressFamily: not AddressFamily.InterNetwork })
            {
                throw new LabRequestException($"host {host.Name}: {host.Address} is not an IPv4 address; the lab's network has IPv4 only");
            }
        }

        var twice = request.Hosts.GroupBy(host => host.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new LabRequestException($"host {twice.Key} is named {twice.Count()} times; every host needs a name of its own");
        }
    }

    private static IPNetwork Subnet(LabRequest request, LabLayout? existing, IReadOnlyCollection<LabLayout> others)
    {
        if (request.Subnet is { PrefixLength: not 24 } or { BaseAddress.AddressFamily: not AddressFamily.InterNetwork })
        {
            throw new LabRequestException($"{request.Subnet} cannot be a lab's network: give an IPv4 /24 such as 10.77.1.0/24");
        }

        if (existing is not null)
        {
            return request.Subnet is null || request.Subnet == existing.Subnet
                ? existing.Subnet
                : throw new LabRequestException($"lab {request.Name} has the network {existing.Subnet}; for another one, end it first: kubewright lab down {request.Name}");
        }

        var first = request.Hosts.Select(host => host.Address).FirstOrDefault(address => address is not null);
        return request.Subnet
            ?? (first is null ? AddressPlan.FreeSubnet([.. others.Select(other => other.Subnet)]) : AddressPlan.SubnetOf(first));
    }

    private static void CheckAddress(string name, IPAddress address, IPNetwork subnet, List<LabHost> hosts, IReadOnlyCollection<LabLayout> others)
    {
        if (!subnet.Contains(address))
        {
            throw new LabRequestException($"host {name}: {address} lies outside of the lab's network {subnet}");
        }

        if (address.Equals(AddressPlan.At(subnet, AddressPlan.Controller)) || address.GetAddressBytes()[3] is 0 or 255)
        {
            throw new LabRequestException($"host {name} cannot have {address}: .0, .255 and .{AddressPlan.Controller} (this machine's side) are not for hosts");
        }

        if (hosts.FirstOrDefault(host => host.Address.Equals(address)) is { } neighbour)
        {
            throw new LabRequestException($"host {name} cannot have {address}: host {neighbour.Name} has it");
        }

        // Networks of labs never meet, but an address has to say which lab it belongs to.
        if (others.FirstOrDefault(other => other.Hosts.Any(host => host.Address.Equals(address))) is { } owner)
        {
            throw new LabRequestException($"host {name} cannot have {address}: lab {owner.Name} has it; choose another or end that lab");
        }
    }
}

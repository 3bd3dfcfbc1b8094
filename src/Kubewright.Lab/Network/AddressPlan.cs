using System.Net;

namespace Kubewright.Lab.Network;

/// <summary>Which networks and addresses labs get. Pure.</summary>
internal static class AddressPlan
{
    /// <summary>Last number of this machine's own address in a lab's network.</summary>
    public const int Controller = 1;

    /// <summary>Last number of the first host; those below stay free for virtual addresses.</summary>
    public const int FirstHost = 11;

    private const int LastHost = 254;

    /// <summary>
    /// Gives the first free /24. They lie in 10.77.0.0/16, outside of what Kubernetes clusters use by default for services
    /// (10.96.0.0/12) and pods (10.244.0.0/16), so that a cluster file's defaults never overlap with the hosts.
    /// </summary>
    /// <exception cref="LabRequestException">All of them are taken.</exception>
    public static IPNetwork FreeSubnet(IReadOnlyCollection<IPNetwork> taken)
    {
        for (var number = 1; number < 255; number++)
        {
            var subnet = new IPNetwork(new IPAddress([10, 77, (byte)number, 0]), 24);
            if (!taken.Contains(subnet))
            {
                return subnet;
            }
        }

        throw new LabRequestException("all 254 lab networks are taken; end labs with 'kubewright lab down NAME'");
    }

    /// <summary>Gives the /24 that an IPv4 address lies in.</summary>
    public static IPNetwork SubnetOf(IPAddress address)
    {
        var bytes = address.MapToIPv4().GetAddressBytes();
        return new IPNetwork(new IPAddress([bytes[0], bytes[1], bytes[2], 0]), 24);
    }

    /// <summary>Gives the address with this last number.</summary>
    public static IPAddress At(IPNetwork subnet, int last)
    {
        var bytes = subnet.BaseAddress.GetAddressBytes();
        return new IPAddress([bytes[0], bytes[1], bytes[2], (byte)last]);
    }

    /// <summary>Gives the first free address for a host.</summary>
    /// <exception cref="LabRequestException">The network is full.</exception>
    public static IPAddress FreeAddress(IPNetwork subnet, IReadOnlyCollection<IPAddress> taken)
    {
        for (var last = FirstHost; last <= LastHost; last++)
        {
            var address = At(subnet, last);
            if (!taken.Contains(address))
            {
                return address;
            }
        }

        throw new LabRequestException($"the network {subnet} has no address left for another host");
    }
}

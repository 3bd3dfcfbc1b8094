using System.Globalization;
using System.Net;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>The network interface that has an address, with the prefix length; null where no interface has it.</summary>
public sealed record AddressInterface(IPAddress Address) : Probe<InterfaceAddress?>
{
    public override string Id => $"interface-of:{Address}";

    public override string Script => "ip -o addr show";

    protected override Fact<InterfaceAddress?> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0)
        {
            return Unknown(answer.Complaint);
        }

        foreach (var words in answer.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            // "2: eth0    inet 192.168.2.11/24 brd …", or on a point-to-point link "inet 192.0.2.1 peer 192.0.2.2/32 …" (ip-address(8))
            if (words.Length > 3 && words[2] is "inet" or "inet6" && IPAddress.Parse(words[3].Split('/')[0]).Equals(Address))
            {
                var prefix = words.First(word => word.Contains('/')).Split('/')[1];
                return Known(new InterfaceAddress(words[1].Split('@')[0], int.Parse(prefix, CultureInfo.InvariantCulture)));
            }
        }

        return Known(null);
    }
}

/// <summary>An address on an interface.</summary>
public sealed record InterfaceAddress(string Interface, int PrefixLength);

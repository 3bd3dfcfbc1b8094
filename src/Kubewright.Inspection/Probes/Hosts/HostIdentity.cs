using System.Net;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>What tells a host from all others: its name, machine-id, the firmware's product_uuid, and its network interfaces.</summary>
public sealed record HostIdentity : Probe<Identity>
{
    public override string Id => "identity";

    public override string Script => """
        container=$(systemd-detect-virt -c 2>/dev/null)
        printf 'name %s\n' "$(uname -n)"
        printf 'machine-id %s\n' "$(cat /etc/machine-id 2>/dev/null)"
        printf 'product-uuid %s\n' "$(cat /sys/class/dmi/id/product_uuid 2>/dev/null)"
        printf 'container %s\n' "${container:-none}"
        ip -o link show && ip -o addr show && echo asked
        """;

    protected override Fact<Identity> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        string Value(string name) => lines.First(line => line.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..].Trim().ToLowerInvariant();
        string? Given(string name) => Value(name) is { Length: > 0 } value and not "uninitialized" ? value : null;
        return Known(new Identity(Value("name"), Given("machine-id"), Given("product-uuid"), Value("container") != "none", Interfaces(lines)));
    }

    // "2: eth0@if5: <BROADCAST,…> mtu 1500 … link/ether 52:54:00:12:34:56 brd …" and "2: eth0    inet 192.168.2.11/24 brd …" (ip-link(8), ip-address(8))
    private static IReadOnlyList<NetworkInterface> Interfaces(IReadOnlyList<string> lines)
    {
        var rows = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 3 && words[0].EndsWith(':')).ToList();
        var addresses = rows
            .Where(words => words[2] is "inet" or "inet6")
            .ToLookup(words => words[1].Split('@')[0], words => IPAddress.Parse(words[3].Split('/')[0]).ToString());
        return
        [
            .. from words in rows
               where words[1].EndsWith(':')
               let name = words[1].TrimEnd(':').Split('@')[0]
               let ether = Array.IndexOf(words, "link/ether")
               select new NetworkInterface(name, ether > 0 ? words[ether + 1].ToLowerInvariant() : null, [.. addresses[name]]),
        ];
    }
}

/// <summary>What tells a host from all others.</summary>
/// <param name="MachineId">Of systemd (machine-id(5)); null where the host has none.</param>
/// <param name="ProductUuid">Of the firmware; null where it has none or it cannot be read.</param>
/// <param name="IsContainer">The host is a container itself, which shows the firmware of the machine that it runs on.</param>
public sealed record Identity(string Name, string? MachineId, string? ProductUuid, bool IsContainer, IReadOnlyList<NetworkInterface> Interfaces)
{
    /// <summary>The interface that has an address; null where none has it.</summary>
    public NetworkInterface? With(IPAddress address) => Interfaces.FirstOrDefault(candidate => candidate.Addresses.Contains(address.ToString()));
}

/// <summary>A network interface.</summary>
/// <param name="HardwareAddress">Its MAC address in lower case; null where it has none.</param>
/// <param name="Addresses">Its IP addresses, without prefix lengths.</param>
public sealed record NetworkInterface(string Name, string? HardwareAddress, IReadOnlyList<string> Addresses);

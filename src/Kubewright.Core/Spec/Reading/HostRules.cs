using System.Net.Sockets;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Hosts one by one, and against each other.</summary>
internal static class HostRules
{
    public static void Judge(Draft draft, SpecErrors errors)
    {
        if (draft.Hosts.Count == 0 && (!draft.Document.Hosts.IsWritten || draft.Document.Hosts.HasValue))
        {
            errors.Add(draft.Document.Hosts.Place, "there are no hosts", "write hosts: and below it one address a line, such as - 192.168.2.11");
        }

        foreach (var host in draft.Hosts)
        {
            if (!host.Document.Address.IsWritten)
            {
                errors.Add(host.Document.Address.Place, $"the host {host.Name} has no address", "write address: and its IP address, such as 192.168.2.11");
            }

            var before = draft.Hosts.Take(host.Index).ToList();
            if (host.Address is not null && before.Find(other => host.Address.Equals(other.Address)) is { } sameAddress)
            {
                errors.Add(
                    host.Document.Address.Place,
                    $"{host.Address} is the address of {sameAddress.Name} already",
                    "write each host once, with an address of its own");
            }

            if (before.Find(other => other.Name == host.Name) is not null)
            {
                errors.Add(host.Document.Name.Place, $"two hosts have the name {host.Name}", "give each host a name of its own");
            }

            if (host.Address is not null && (host.Address.AddressFamily == AddressFamily.InterNetworkV6) != draft.IsV6)
            {
                errors.Add(
                    host.Document.Address.Place,
                    $"{host.Address} is {Families.Name(!draft.IsV6)}, and the first host's address is {Families.Name(draft.IsV6)}",
                    "write addresses of one family for all hosts");
            }
        }
    }
}

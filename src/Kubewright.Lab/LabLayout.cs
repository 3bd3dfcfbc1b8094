using System.Net;
using Kubewright.Lab.Network;

namespace Kubewright.Lab;

/// <summary>What a lab consists of and where it keeps it. Says nothing of what is running.</summary>
public sealed record LabLayout
{
    public required string Name { get; init; }

    /// <summary>The lab's own network, always a /24 with no route out.</summary>
    public required IPNetwork Subnet { get; init; }

    public required IReadOnlyList<LabHost> Hosts { get; init; }

    /// <summary>The directory that holds everything of this lab.</summary>
    public required string Directory { get; init; }

    /// <summary>The tree of files that the hosts' disks lie over, but for those with one of their own.</summary>
    public required string BaseTree { get; init; }

    /// <summary>The tree of files that a host's disk lies over.</summary>
    public string BaseTreeOf(LabHost host) => host.BaseTree ?? BaseTree;

    /// <summary>The network namespace in which the hosts can be reached; nothing outside it can.</summary>
    public NetworkNamespace Namespace => NetworkNamespace.OfLab(Name);

    /// <summary>The address of this machine's side, inside the namespace.</summary>
    public IPAddress ControllerAddress => AddressPlan.At(Subnet, AddressPlan.Controller);

    /// <summary>Private key that logs in to every host of the lab as <c>root</c> and as <c>admin</c>, who has sudo without a password.</summary>
    public string KeyPath => Path.Combine(Directory, "id_ed25519");

    /// <summary>Every host's public key, by name and address, in OpenSSH's known_hosts format.</summary>
    public string KnownHostsPath => Path.Combine(Directory, "known_hosts");

    /// <summary>What to put before a program and its arguments to run it where the hosts can be reached.</summary>
    public IReadOnlyList<string> EnterArguments => Namespace.EnterArguments;

    /// <summary>Gives the host of that name, or null.</summary>
    public LabHost? Find(string host) => Hosts.FirstOrDefault(candidate => candidate.Name == host);

    /// <exception cref="LabRequestException">The lab has no such host.</exception>
    public LabHost Demand(string host) => Find(host)
        ?? throw new LabRequestException($"lab {Name} has no host {host}; it has {string.Join(", ", Hosts.Select(known => known.Name))}");
}

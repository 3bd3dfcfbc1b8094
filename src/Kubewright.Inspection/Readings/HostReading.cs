namespace Kubewright.Inspection.Readings;

/// <summary>A host as it says itself over SSH.</summary>
public sealed record HostReading : Reading
{
    /// <summary>As it was named by who asked.</summary>
    public required string Name { get; init; }

    public required bool IsReached { get; init; }

    /// <summary>Why it could not be asked; null where it could.</summary>
    public string? WhyNot { get; init; }

    /// <summary>As it calls itself, and most likely its node's name.</summary>
    public string? Hostname { get; init; }

    public string? OsImage { get; init; }

    public string? Kernel { get; init; }

    public string? Architecture { get; init; }

    /// <summary>1 or 2.</summary>
    public int? CgroupVersion { get; init; }

    public IReadOnlyList<AddressReading>? Addresses { get; init; }

    /// <summary>What runs containers and its version: <c>containerd://1.7.24</c>.</summary>
    public string? Runtime { get; init; }

    public string? KubeletVersion { get; init; }

    /// <summary>systemd's word for the units that were looked at, by name without <c>.service</c>: <c>active</c>, <c>failed</c>, <c>inactive</c>. Units that are not there are missing.</summary>
    public IReadOnlyDictionary<string, string>? Units { get; init; }

    /// <summary>Age of the processes that belong to a cluster, by the program's name; null where nobody looked.</summary>
    public IReadOnlyDictionary<string, TimeSpan>? Processes { get; init; }

    /// <summary><c>systemd</c> or <c>cgroupfs</c>.</summary>
    public string? CgroupDriver { get; init; }

    public string? StaticPodFolder { get; init; }

    /// <summary>File names in the kubelet's folder of static pods.</summary>
    public IReadOnlyList<string>? StaticPodFiles { get; init; }

    public IReadOnlyList<FileSystemReading>? FileSystems { get; init; }

    /// <summary>Files and folders by which installers are recognised.</summary>
    public IReadOnlyList<string>? InstallerTraces { get; init; }

    /// <summary>How far its clock is from ours; positive where it is ahead.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>Whether it is a control plane: it has a manifest or certificate of an API server.</summary>
    public bool? IsControlPlane { get; init; }
}

/// <summary>An address of a host.</summary>
public sealed record AddressReading(string Interface, string Address, int PrefixLength);

/// <summary>Room on the file system of a folder; sizes in bytes.</summary>
public sealed record FileSystemReading(string Folder, long Size, long Free);

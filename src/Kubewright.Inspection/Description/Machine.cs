using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>A machine: the node that the API has and the host that SSH reached, where they are the same.</summary>
public sealed record Machine(string Name, NodeReading? Node, HostReading? Host, bool? IsControlPlane)
{
    public IReadOnlyList<Proof> Proofs => [.. Node?.Proofs ?? [], .. Host?.Proofs ?? [], .. Named];

    /// <summary>Where others name it; of a machine that is neither seen as a node nor as a host.</summary>
    public IReadOnlyList<Proof> Named { get; init; } = [];

    public string? Address => Node?.InternalAddress ?? Host?.Addresses?.FirstOrDefault(address => address.Interface != "lo" && address.PrefixLength is not (32 or 128))?.Address;

    public string? KubeletVersion => Node?.KubeletVersion ?? Host?.KubeletVersion;

    public string? OsImage => Node?.OsImage ?? Host?.OsImage;

    public string? Kernel => Node?.Kernel ?? Host?.Kernel;

    public string? Runtime => Node?.Runtime ?? Host?.Runtime;

    /// <summary>Whether a name that evidence has for a machine means this one.</summary>
    public bool Is(string? name) => name is not null && (name == Name || name == Node?.Name || name == Host?.Name || name == Host?.Hostname);
}

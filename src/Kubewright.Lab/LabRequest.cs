using System.Net;

namespace Kubewright.Lab;

/// <summary>Which lab somebody wants to have running.</summary>
public sealed record LabRequest
{
    /// <summary>The lab's name: lower-case letters, digits and hyphens, at most 20.</summary>
    public required string Name { get; init; }

    /// <summary>The hosts it shall have. Empty: those that it already has.</summary>
    public IReadOnlyList<LabHostRequest> Hosts { get; init; } = [];

    /// <summary>Its network, a /24. None: the next free one, or that of the addresses given for hosts.</summary>
    public IPNetwork? Subnet { get; init; }
}

/// <summary>A host that a lab shall have.</summary>
/// <param name="Address">None: the next free one from .11 up.</param>
/// <param name="Suite">Its release of Debian; none: the usual one.</param>
public sealed record LabHostRequest(string Name, IPAddress? Address = null, string? Suite = null);

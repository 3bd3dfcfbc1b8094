using System.Net;

namespace Kubewright.Lab;

/// <summary>A host of a lab.</summary>
/// <param name="BaseTree">The tree of files that its disk lies over; none: that of the lab.</param>
public sealed record LabHost(string Name, IPAddress Address, string? BaseTree = null);

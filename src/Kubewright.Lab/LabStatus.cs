namespace Kubewright.Lab;

/// <summary>A lab as it is at this moment.</summary>
public sealed record LabStatus(LabLayout Layout, IReadOnlyList<LabHostStatus> Hosts);

/// <summary>A lab host as it is at this moment.</summary>
/// <param name="InitProcess">The host's process 1 as this machine numbers it; none where the host is off.</param>
public sealed record LabHostStatus(LabHost Host, LabHostState State, int? InitProcess);

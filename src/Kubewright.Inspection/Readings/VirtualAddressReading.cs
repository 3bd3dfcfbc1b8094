namespace Kubewright.Inspection.Readings;

/// <summary>An address that a host is configured to hold for the whole cluster.</summary>
public sealed record VirtualAddressReading : Reading
{
    public required string Address { get; init; }

    /// <summary>The host whose configuration names it.</summary>
    public required string Host { get; init; }

    /// <summary>What moves it: <c>kube-vip</c>, <c>keepalived</c>.</summary>
    public required string Keeper { get; init; }
}

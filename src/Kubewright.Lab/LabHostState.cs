namespace Kubewright.Lab;

/// <summary>What a lab host is doing.</summary>
public enum LabHostState
{
    /// <summary>Powered off: never booted, killed, or shut down from inside.</summary>
    Off,

    /// <summary>Powered on and connected to the lab's network.</summary>
    Running,

    /// <summary>Powered on, its network cut.</summary>
    Partitioned,
}

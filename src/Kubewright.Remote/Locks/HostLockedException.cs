using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Locks;

/// <summary>Another run holds a host's lock.</summary>
public sealed class HostLockedException : Exception
{
    public HostLockedException(Host host, LockHolder? holder)
        : base($"{host} is locked by {holder?.ToString() ?? "a run that has left no name"}")
    {
        (Host, Holder) = (host, holder);
    }

    public Host Host { get; }

    /// <summary>Who holds it and since when; null where that cannot be read.</summary>
    public LockHolder? Holder { get; }
}

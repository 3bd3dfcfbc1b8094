using Kubewright.Core.Hosts;

namespace Kubewright.Provisioning.Drills;

/// <summary>Takes a host away from the others without a goodbye, and gives it back.</summary>
public interface IPowerSwitch
{
    /// <summary>What is done, for the report: <c>power off by the lab's switch</c>.</summary>
    string Means { get; }

    /// <exception cref="PowerSwitchException">It could not be done.</exception>
    /// <exception cref="HostUnreachableException">The host does not answer.</exception>
    Task OffAsync(Host host, CancellationToken cancellationToken);

    /// <summary>Undoes <see cref="OffAsync"/>, also where that was done in part or not at all.</summary>
    /// <exception cref="PowerSwitchException">It could not be done.</exception>
    Task OnAsync(Host host, CancellationToken cancellationToken);
}

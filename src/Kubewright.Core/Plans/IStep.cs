using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>
/// One state that a host is to be in. Says what it needs to know and, purely from that, what to do. It does no I/O; the executor asks, acts and asks again
/// until the step is satisfied.
/// </summary>
public interface IStep
{
    /// <summary>An imperative for people: <c>Join the control plane</c>.</summary>
    string Title { get; }

    /// <summary>How long after its actions, or while it says "later", the state may take to become as wanted.</summary>
    TimeSpan Settle => TimeSpan.Zero;

    /// <summary>What must be known before <see cref="Decide"/> is called.</summary>
    IEnumerable<Need> Needs(Blueprint blueprint, Host host);

    /// <summary>Decides from a situation in which every need is answered. Pure.</summary>
    Decision Decide(Situation situation);
}

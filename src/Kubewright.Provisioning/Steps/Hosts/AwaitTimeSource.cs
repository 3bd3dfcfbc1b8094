using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>The host has the time from where the cluster file says, before certificates are made that hold from now on.</summary>
public sealed class AwaitTimeSource : IStep
{
    public string Title => "Wait for the time source";

    /// <summary>chronyd asks four times in the first eight seconds; the source may have been started later than this host.</summary>
    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ChronyTracking())];

    public Decision Decide(Situation situation)
    {
        var state = situation.Ask(new ChronyTracking());
        return ChronyState.WhyWithoutTime(state, situation.Spec, situation.Host) is { } why
            ? new Decision.Later(why)
            : new Decision.Satisfied(state!.IsOwnClock ? "serves its own clock" : $"follows {state.Reference}");
    }
}

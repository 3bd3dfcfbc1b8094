using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Endpoint;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>Controller manager and scheduler have taken up their kubeconfigs, and are well.</summary>
public sealed class RestartMovedComponents : IStep
{
    private static readonly string[] Components = ["kube-controller-manager", "kube-scheduler"];

    public string Title => "Restart controller manager and scheduler";

    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ComponentStarts()), new(host, new ComponentHealth())];

    public Decision Decide(Situation situation)
    {
        var starts = situation.Ask(new ComponentStarts());
        var health = situation.Ask(new ComponentHealth());
        var stale = Components.Where(component => starts.TryGetValue(component, out var fresh) && !fresh).ToList();
        var unwell = Components.Where(component => starts.ContainsKey(component) && health.GetValueOrDefault(component) != "ok").ToList();

        // One that is down reads its kubeconfig when it comes up.
        return stale.Except(unwell).ToList() is { Count: > 0 } restarted
            ? new Decision.Change($"{string.Join(" and ", restarted)} started before the kubeconfig was changed", [.. restarted.Select(ComponentRestart.Of)])
            : unwell.Count > 0
                ? new Decision.Later($"{unwell[0]} is not well: {health.GetValueOrDefault(unwell[0])}")
                : new Decision.Satisfied("they use the kubeconfigs as they are");
    }
}

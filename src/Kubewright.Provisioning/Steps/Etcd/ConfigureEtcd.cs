using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>etcd's member has taken up its settings and is started at boot. A member is restarted only while the others have a majority without it, one host at a time.</summary>
public sealed class ConfigureEtcd(EtcdInstance instance) : IStep
{
    private readonly EtcdUnit _unit = new(instance);

    public string Title => $"Configure {instance}";

    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        .. _unit.Needs(host), new(host, new EtcdTraces(instance)),
        .. blueprint.Spec.EtcdHosts.Select(peer => new Need(peer, new EtcdHealth(instance), MayBeUnknown: true)),
    ];

    public Decision Decide(Situation situation)
    {
        if (!situation.Ask(new EtcdTraces(instance)).HasData)
        {
            return new Decision.Later("it is not started yet");
        }

        var (writes, condition) = (_unit.Writes(situation), _unit.Condition(situation));
        var why = writes.Count > 0 ? "its settings are not as wanted"
            : !condition.IsEnabled ? "would not start at boot"
            : !condition.IsUpToDate ? "has not taken up its settings"
            : null;
        if (why is null)
        {
            return new Decision.Satisfied("as wanted");
        }

        var hosts = situation.Spec.EtcdHosts.ToList();
        var unwell = hosts.Where(host => host != situation.Host && !IsWell(situation, host)).ToList();
        return hosts.Count > 1 && IsWell(situation, situation.Host) && hosts.Count - 1 - unwell.Count <= hosts.Count / 2 && unwell.Count > 0
            ? new Decision.Later($"{why}, but a restart would take the majority away while {string.Join(" and ", unwell)} is not well")
            : new Decision.Change(why, [.. writes, .. _unit.Start(anew: true)]);
    }

    private bool IsWell(Situation situation, Host host) => situation.Facts.ValueOr(host, new EtcdHealth(instance), "") == "ok";
}

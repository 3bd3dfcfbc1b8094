using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>
/// etcd's member runs: started for the first time together with the others of a new etcd, or again with its data. Hosts do this side by side, because members
/// wait for each other. A host without data whose etcd has been at work before is not for this step.
/// </summary>
public sealed class StartEtcd(EtcdInstance instance) : IStep
{
    private readonly EtcdUnit _unit = new(instance);

    public string Title => $"Start {instance}";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [.. _unit.Needs(host), .. blueprint.Spec.EtcdHosts.Select(peer => new Need(peer, new EtcdTraces(instance)))];

    public Decision Decide(Situation situation)
    {
        var (own, condition) = (situation.Ask(new EtcdTraces(instance)), _unit.Condition(situation));
        if (!_unit.IsOurs(situation) && (own.HasData || condition.IsActive))
        {
            return new Decision.Blocked(
                own.HasData ? $"{instance.DataFolder} has data of an etcd that was not made here" : $"{instance.Unit} runs and was not made here",
                "if nothing of it is needed, stop that etcd and move its data away first");
        }

        if (own.HasData)
        {
            return condition.IsActive
                ? new Decision.Satisfied("runs")
                : new Decision.Change("does not run", [.. _unit.Writes(situation), .. _unit.Start(anew: false)]);
        }

        // As long as every member that has data has not been seen well yet, the first start of all was not completed.
        var started = situation.Spec.EtcdHosts.Where(host => situation.Ask(host, new EtcdTraces(instance)).HasData).ToList();
        if (!started.All(host => situation.Ask(host, new EtcdTraces(instance)).IsFirstStart))
        {
            return new Decision.Satisfied("the other members take it in, in its turn");
        }

        var members = situation.Spec.EtcdHosts.Select(host => (host.Name.ToString(), EtcdConfig.PeerUrl(host, instance)));
        return new Decision.Change(
            started.Count == 0 ? "there is none yet" : "its first start was cut off",
            [
                .. _unit.Writes(situation),
                new HostAction.WriteFile(instance.FirstStartPath, EtcdConfig.FirstStart(instance, isNew: true, members)),
                .. _unit.Start(anew: condition.IsActive),
            ]);
    }
}

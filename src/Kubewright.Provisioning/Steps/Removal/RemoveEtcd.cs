using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Steps.Etcd;

namespace Kubewright.Provisioning.Steps.Removal;

/// <summary>No etcd under systemd that was made here runs on the host or has data on it. Its files and certificates go with the undo notes.</summary>
public sealed class RemoveEtcd : IStep
{
    private static readonly IReadOnlyList<EtcdInstance> Instances = [EtcdInstance.Main, EtcdInstance.Events];

    public string Title => "Remove etcd's data";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        Instances.SelectMany(instance => new EtcdUnit(instance).Needs(host).Append(new Need(host, new EtcdTraces(instance))));

    public Decision Decide(Situation situation)
    {
        var here = Instances.Where(instance => new EtcdUnit(instance).IsOurs(situation) && situation.Ask(new EtcdTraces(instance)).HasData).ToList();
        return here.Count == 0
            ? new Decision.Satisfied("nothing there")
            : new Decision.Change(
                $"{string.Join(" and ", here.Select(instance => instance.DataFolder))} to destroy",
                [.. here.Select(Remove)]) { Risk = Risk.Destructive };
    }

    private static HostAction.RunCommand Remove(EtcdInstance instance) => new(new Command
    {
        Title = $"destroy {instance}",
        Script = $"systemctl stop {instance.Unit}\nrm -rf {instance.DataFolder}",
        Timeout = TimeSpan.FromMinutes(2),
    });
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>etcd's member is well: it reads through a majority. A gate before the cluster. What it was told for its first start is then forgotten.</summary>
public sealed class AwaitEtcd(EtcdInstance instance) : IStep
{
    public string Title => $"Wait until {instance} is well";

    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new EtcdTraces(instance)), new(host, new EtcdHealth(instance))];

    public Decision Decide(Situation situation)
    {
        var said = situation.Ask(new EtcdHealth(instance));
        return !situation.Ask(new EtcdTraces(instance)).HasData ? new Decision.Later("it is not started yet")
            : said != "ok" ? new Decision.Later(said)
            : situation.Ask(new EtcdTraces(instance)).IsFirstStart
                ? new Decision.Change("its first start is over", [new HostAction.RemoveFile(instance.FirstStartPath)])
                : new Decision.Satisfied("ok");
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>The host knows all hosts and the endpoint by name, through a block of its own in /etc/hosts.</summary>
/// <param name="first">The cluster whose endpoint's name means its address there; null where it is the one that is wanted.</param>
/// <param name="second">The cluster with another endpoint, whose name the host knows besides.</param>
public sealed class WriteHostsBlock(ClusterSpec? first = null, ClusterSpec? second = null) : IStep
{
    public string Title => "Name the hosts in /etc/hosts";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new FileContent(HostsBlock.Path))];

    public Decision Decide(Situation situation)
    {
        var text = situation.Ask(new FileContent(HostsBlock.Path)).Text ?? "";
        var wanted = HostsBlock.Merge(text, HostsBlock.Write(first ?? situation.Spec, situation.Host, second));
        return text == wanted
            ? new Decision.Satisfied("lists every host")
            : new Decision.Change("does not list the hosts as the cluster file has them", [new HostAction.WriteFile(HostsBlock.Path, wanted)]);
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Steps.Removal;

/// <summary>
/// The host's network is free of Kubernetes' chains and interfaces. Only those: flushing all rules or restarting the network would cut off SSH and take the
/// owner's own rules along.
/// </summary>
public sealed class RemoveTraffic : IStep
{
    private const string Script = """
        for tool in iptables ip6tables; do
            command -v $tool-save >/dev/null || continue
            $tool-save 2>/dev/null | grep -qE '^:(KUBE|CNI)-' || continue
            $tool-save | grep -vE '(^:| )(KUBE|CNI)-' | $tool-restore || exit
        done
        for link in cni0 kube-ipvs0; do [ ! -e /sys/class/net/$link ] || ip link delete $link || exit; done
        """;

    public string Title => "Remove Kubernetes' packet filter rules";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new KubernetesTraffic())];

    public Decision Decide(Situation situation)
    {
        var found = situation.Ask(new KubernetesTraffic());
        return found.Count == 0
            ? new Decision.Satisfied("none")
            : new Decision.Change(
                $"{string.Join(", ", found.Take(3))}{(found.Count > 3 ? $" and {found.Count - 3} more" : "")}",
                [new HostAction.RunCommand(new Command { Title = "remove chains and interfaces of Kubernetes", Script = Script })]) { Risk = Risk.Disruptive };
    }
}

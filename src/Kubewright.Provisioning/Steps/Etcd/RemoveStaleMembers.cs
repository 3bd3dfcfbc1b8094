using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>
/// etcd has no member for a host that is not in the cluster: one that a cut-off join added, or that stayed when its host was wiped. Removed here, while etcd has
/// its quorum, because once the host's data is cleared away the member would count against it, and the host could not join again.
/// </summary>
public sealed class RemoveStaleMembers : IStep
{
    public string Title => "Remove etcd members of hosts that are not in the cluster";

    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new EtcdMembers()), .. blueprint.Spec.ControlPlanes.Select(peer => new Need(peer, new KubeadmState()))];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new EtcdMembers()) is not { } membership)
        {
            return new Decision.Later("there is no etcd yet");
        }

        var outside = situation.Spec.ControlPlanes.Where(host => !situation.Ask(host, new KubeadmState()).IsControlPlane).Select(host => host.Address.ToString()).ToList();
        var stale = membership.Members.Where(member => member.PeerUrls.Any(url => outside.Contains(url.Host.Trim('[', ']')))).ToList();
        return stale.Count == 0
            ? new Decision.Satisfied("none")
            : new Decision.Change(
                $"{string.Join(", ", stale.SelectMany(member => member.PeerUrls))} left over",
                [.. stale.Select(member => new HostAction.RunCommand(new Command
                {
                    Title = $"etcd member remove {member.Id:x}",
                    Script = new EtcdMembers().Ask("cluster/member/remove", $"'{{\"ID\": \"{member.Id}\"}}'", options: EtcdPatience.CurlOptions),
                }))]);
    }
}

using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>
/// The deadlock: kubeadm waits for the endpoint's virtual address, which no host holds. Told from the kubelet's failing connections and from the hosts' own addresses, because
/// a refused connection alone is what every kubelet sees while its API server starts.
/// </summary>
/// <param name="kind">Who raises the address: keepalived before init, so that it must be there; kube-vip only once an API server answers.</param>
internal sealed class EndpointUnheld(EndpointKind kind) : JournalCause
{
    // Longer than another host needs to take over; kube-vip has to win its lease first, and loses it while etcd grows.
    public override TimeSpan Holds => TimeSpan.FromSeconds(kind == EndpointKind.Keepalived ? 6 : 25);

    protected override IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) => blueprint.Spec.Endpoint.Kind != kind
        ? []
        :
        [
            .. blueprint.Spec.AddressHolders.Select(holder => new Need(holder, new AddressInterface(blueprint.Spec.EndpointAddress), MayBeUnknown: true)),
            .. kind == EndpointKind.KubeVip ? [new(blueprint.Leader, EndpointLines.OwnHealth(blueprint.Leader))] : (Need[])[],
        ];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        var (spec, address) = (situation.Spec, situation.Spec.EndpointAddress);
        if (spec.Endpoint.Kind != kind || (kind == EndpointKind.KubeVip && situation.Ask(situation.Leader, EndpointLines.OwnHealth(situation.Leader)) != "ok"))
        {
            return null;
        }

        var holders = spec.AddressHolders.ToList();
        var answers = holders.Select(holder => situation.Facts.Get(holder, new AddressInterface(address))).ToList();
        var failures = EndpointLines.Unconnected(journal, spec);
        if (failures.Count == 0 || answers.OfType<Fact<InterfaceAddress?>.Known>().Any(known => known.Value is not null))
        {
            return null;
        }

        // Whoever could not be asked may hold it; but that nobody on the network answers for an address is said of all hosts.
        return answers.All(answer => answer is Fact<InterfaceAddress?>.Known) || EndpointLines.IsNobodysAddress(failures[^1].Text)
            ? Unheld(spec, failures.TakeLast(4).Select(line => line.Text))
            : null;
    }

    /// <summary>What is said where none of those that could hold the address does.</summary>
    public static Stuck Unheld(ClusterSpec spec, IEnumerable<string> lines)
    {
        var holders = string.Join(", ", spec.AddressHolders);
        var log = spec.Endpoint.Kind == EndpointKind.Keepalived ? "'journalctl -u keepalived' there" : "the log of the pod kube-vip there, below /var/log/pods";
        return new Stuck(
            $"it waits for {new IPEndPoint(spec.EndpointAddress, spec.Endpoint.Port)}, which no host holds",
            $"see on {holders} why nobody takes the address ({log}), then run again",
            [.. lines, $"{spec.EndpointAddress} is on no interface of {holders}"]);
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>Somebody has the virtual address who is not one of its holders, or a holder has it that no keepalived or kube-vip gave it to.</summary>
public sealed class VirtualAddressTaken : IRule
{
    private static readonly UnitStatus Keepalived = new("keepalived.service");

    private static readonly KubeVipState KubeVip = new();

    public string Code => "virtual-address-taken";

    public string Title => "Nobody else has the virtual address";

    public bool MayBeAccepted => false;

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
    [
        .. caseFile.Spec.Hosts.Select(host => new Need(host, new HostIdentity(), MayBeUnknown: true)),
        .. caseFile.Spec.AddressHolders.SelectMany(host => (Need[])[new(host, new AddressClaim(caseFile.Spec.EndpointAddress), MayBeUnknown: true), new(host, Giver(caseFile.Spec), MayBeUnknown: true)]),
    ];

    public Verdict Judge(CaseFile caseFile)
    {
        var spec = caseFile.Spec;
        var address = spec.EndpointAddress;
        if (!spec.AddressHolders.Any())
        {
            return new Verdict.Healthy(NoVirtualAddress.In(spec));
        }

        var interfaces = spec.Hosts
            .Select(host => (Host: host, caseFile.Facts.ValueOr(host, new HostIdentity(), null!)))
            .Where(entry => entry.Item2 is not null)
            .ToDictionary(entry => entry.Host, entry => entry.Item2);
        var holders = interfaces.Where(entry => entry.Value.With(address) is not null).Select(entry => entry.Key).ToList();
        return Verdict.Of(
            holders.SelectMany(host => OfHolder(caseFile, host, interfaces[host])).Concat(OfStrangers(caseFile, interfaces, holders)),
            holders.Count == 0 ? $"{address} is free" : $"{address} is on {string.Join(" and ", holders)}, from {GiverName(spec)}",
            caseFile.WhyUnknown(Needs(caseFile)));
    }

    private static IEnumerable<Finding> OfHolder(CaseFile caseFile, Host host, Identity identity)
    {
        var (spec, address, name) = (caseFile.Spec, caseFile.Spec.EndpointAddress, identity.With(caseFile.Spec.EndpointAddress)!.Name);
        if (!caseFile.Spec.AddressHolders.Contains(host))
        {
            yield return Finding.On(host, $"has the virtual address {address} on {name}, and is no {(spec.Endpoint.Kind == EndpointKind.KubeVip ? "control plane" : "balancer")}", $"ip addr del {address} dev {name}, also where the network is configured at boot");
        }
        else if (caseFile.Facts.ValueOr(host, Keepalived, new UnitCondition(true, true, true, true)) is { IsActive: false } && spec.Endpoint.Kind == EndpointKind.Keepalived
            || caseFile.Facts.ValueOr(host, KubeVip, new KubeVipPod { Runs = true }) is { Runs: false } && spec.Endpoint.Kind == EndpointKind.KubeVip)
        {
            yield return Finding.On(
                host,
                $"has the virtual address {address} on {name}, and no {GiverName(spec)} runs that gave it",
                $"ip addr del {address} dev {name}, also where the network is configured at boot; or start {GiverName(spec)} again");
        }
    }

    private static Probe Giver(ClusterSpec spec) => spec.Endpoint.Kind == EndpointKind.KubeVip ? KubeVip : Keepalived;

    private static string GiverName(ClusterSpec spec) => spec.Endpoint.Kind == EndpointKind.KubeVip ? "kube-vip" : "keepalived";

    // Whoever answers and is none of the holders: known by its hardware address.
    private static IEnumerable<Finding> OfStrangers(CaseFile caseFile, Dictionary<Host, Identity> interfaces, List<Host> holders) =>
        from host in caseFile.Spec.AddressHolders
        let claim = caseFile.Facts.ValueOr(host, new AddressClaim(caseFile.Spec.EndpointAddress), new Claim(false, false, null))
        where !claim.IsOwn && (claim.HardwareAddress is not null || claim.IsAnswering)
        let owner = interfaces.FirstOrDefault(entry => entry.Value.Interfaces.Any(found => found.HardwareAddress is { } own && own == claim.HardwareAddress)).Key
        where owner is null || !holders.Contains(owner)
        where claim.HardwareAddress is not null || holders.Count == 0
        group host by (claim.HardwareAddress, owner) into seen
        let who = seen.Key.HardwareAddress is { } hardware ? $"{hardware}{(seen.Key.owner is { } owner ? $", an interface of {owner}," : "")}" : "somebody behind a router"
        select new Finding
        {
            Subject = "cluster",
            Sentence = $"{who} has the virtual address {caseFile.Spec.EndpointAddress} already, as seen from {string.Join(", ", seen)}",
            Remedy = "write a free address as endpoint.address, or take this one from the machine that has it",
        };
}

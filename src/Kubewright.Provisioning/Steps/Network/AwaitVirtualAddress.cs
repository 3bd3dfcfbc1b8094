using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>One host holds the endpoint's address. A gate: whatever uses the endpoint comes after it, so that nothing waits for an address nobody has.</summary>
public sealed class AwaitVirtualAddress : IStep
{
    public string Title { get; init; } = "Wait for the virtual address";

    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(20);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        blueprint.Spec.AddressHolders.Select(balancer => new Need(balancer, new AddressInterface(blueprint.Spec.EndpointAddress)));

    public Decision Decide(Situation situation)
    {
        var address = situation.Spec.EndpointAddress;
        var holders = situation.Spec.AddressHolders.Where(balancer => situation.Ask(balancer, new AddressInterface(address)) is not null).ToList();
        return holders switch
        {
            [] when !situation.Spec.AddressHolders.Any() => new Decision.Satisfied("there is none"),
            [var holder] => new Decision.Satisfied($"{holder} has {address}"),
            [] => new Decision.Later(situation.Spec.Endpoint.Kind == EndpointKind.KubeVip ? $"no control plane has {address} yet" : $"no balancer has {address} yet"),
            _ => new Decision.Later($"{string.Join(" and ", holders)} have {address} at the same time"),
        };
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>The endpoint's virtual address is on none of the hosts that are to have it, or on more than one.</summary>
public sealed class VirtualAddressNotOnOneHost : IRule
{
    public string Code => "virtual-address-not-on-one-host";

    public string Title => "The virtual address is on exactly one host";

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.AddressHolders.Select(host => new Need(host, new AddressInterface(caseFile.Spec.EndpointAddress)));

    public Verdict Judge(CaseFile caseFile)
    {
        var address = caseFile.Spec.EndpointAddress;
        var holders = caseFile.Spec.AddressHolders.Where(host => caseFile.Ask(host, new AddressInterface(address)) is not null).ToList();
        return (caseFile.Spec.AddressHolders.Any(), holders) switch
        {
            (false, _) => new Verdict.Healthy(NoVirtualAddress.In(caseFile.Spec)),
            (_, [var holder]) => new Verdict.Healthy($"{address} is on {holder}"),
            (_, []) => new Verdict.Unhealthy([new Finding { Subject = "cluster", Sentence = $"no {(caseFile.Spec.Endpoint.Kind == EndpointKind.KubeVip ? "control plane" : "balancer")} has {address}" }]),
            _ => new Verdict.Unhealthy([new Finding { Subject = "cluster", Sentence = $"{string.Join(" and ", holders)} have {address} at the same time" }]),
        };
    }
}

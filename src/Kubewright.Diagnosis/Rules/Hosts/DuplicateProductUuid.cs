using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>The firmware of two hosts has the same product_uuid. A host that is a container has none of its own.</summary>
public sealed class DuplicateProductUuid : DuplicateRule
{
    public override string Code => "duplicate-product-uuid";

    public override string Title => "Every host has a product_uuid of its own";

    protected override string? Value(Host host, Identity identity) => identity.IsContainer ? null : identity.ProductUuid;

    protected override Finding Found(Host host, Host other, string value) => Finding.On(
        host,
        $"has the product_uuid of {other}, {value}: one virtual machine was cloned from the other, or the maker gave both boards the same",
        "give the clone an identity of its own in the hypervisor; where it is the board's, accept it: preflight: {accept: [duplicate-product-uuid]}");

    protected override string WhyNotOn(int hosts) => $"not applicable to {hosts} hosts, which are containers or have none";
}

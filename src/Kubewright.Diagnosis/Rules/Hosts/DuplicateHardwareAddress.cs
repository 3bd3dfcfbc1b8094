using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>The interfaces of two hosts' addresses have the same MAC address, so that their switch sends what is for one to the other.</summary>
public sealed class DuplicateHardwareAddress : DuplicateRule
{
    public override string Code => "duplicate-hardware-address";

    public override string Title => "Every host has a MAC address of its own";

    public override bool MayBeAccepted => false;

    protected override string? Value(Host host, Identity identity) => identity.With(host.Address)?.HardwareAddress;

    protected override Finding Found(Host host, Host other, string value) => Finding.On(
        host,
        $"the interface of {host.Address} has the MAC address of {other}'s, {value}: packets for one arrive at the other",
        "give the copied virtual machine's interface another MAC address in the hypervisor");
}

using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>Two hosts have the same machine-id: one is a copy of the other, or they are the same machine.</summary>
public sealed class DuplicateMachineId : DuplicateRule
{
    public override string Code => "duplicate-machine-id";

    public override string Title => "Every host has a machine-id of its own";

    protected override string? Value(Host host, Identity identity) => identity.MachineId;

    protected override Finding Found(Host host, Host other, string value) => Finding.On(
        host,
        $"has the machine-id of {other}, {value}: one was copied from the other, or both addresses lead to one machine",
        "give the copy one of its own: rm /etc/machine-id /var/lib/dbus/machine-id; systemd-machine-id-setup; then reboot it");
}

using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>Whether listeners of <see cref="PortListeners"/> are left after they were told to end.</summary>
public sealed record PortListenersLeft : Probe<bool>
{
    public override string Id => "port-listeners-left";

    public override string Script => $"systemctl stop {PortListeners.Unit} 2>/dev/null; systemctl is-active {PortListeners.Unit}; echo asked";

    protected override Fact<bool> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") switch
    {
        ["inactive" or "failed" or "unknown"] => Known(false),
        ["active" or "activating" or "deactivating"] => Known(true),
        _ => Unknown(answer.Complaint),
    };
}

using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Which of the kernel features that Kubernetes needs are neither loaded as a module nor built in, by module name.</summary>
public sealed record MissingKernelFeatures : Probe<IReadOnlyList<string>>
{
    public override string Id => "kernel-features";

    public override string Script => """
        grep -qw overlay /proc/filesystems || echo overlay
        [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo br_netfilter
        [ -e /proc/sys/net/netfilter/nf_conntrack_max ] || echo nf_conntrack
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) =>
        answer.LinesBefore("asked") is { } missing ? Known(missing) : Unknown(answer.Complaint);
}

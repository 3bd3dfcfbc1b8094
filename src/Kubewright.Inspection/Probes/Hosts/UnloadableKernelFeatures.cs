using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Which kernel features are neither there, loaded or built in, nor can be loaded as a module. Names of modules, separated by blanks.</summary>
public sealed record UnloadableKernelFeatures(string Names) : Probe<IReadOnlyList<string>>
{
    public override string Id => $"unloadable-kernel-features:{Names}";

    // modprobe -n resolves a module and loads nothing; it knows what is built in by modules.builtin. In a container, or where that file is missing, the traces in /proc and /sys tell.
    public override string Script => $$"""
        PATH=$PATH:/usr/sbin:/sbin
        there() {
            case $1 in
                overlay) grep -qw overlay /proc/filesystems ;;
                br_netfilter) [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ] ;;
                nf_conntrack) [ -e /proc/sys/net/netfilter/nf_conntrack_max ] ;;
                ip_vs) [ -e /proc/net/ip_vs ] ;;
                *) [ -d "/sys/module/$1" ] ;;
            esac
        }
        for name in {{Names}}; do there "$name" || modprobe -n -q "$name" 2>/dev/null || echo "$name"; done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) =>
        answer.LinesBefore("asked") is { } missing && missing.All(Names.Split(' ').Contains) ? Known(missing) : Unknown(answer.Complaint);
}

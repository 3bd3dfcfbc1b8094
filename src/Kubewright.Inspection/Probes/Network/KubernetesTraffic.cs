using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>What Kubernetes and its pod network left in the host's network: packet filter chains and interfaces, by name.</summary>
public sealed record KubernetesTraffic : Probe<IReadOnlyList<string>>
{
    public override string Id => "kubernetes-traffic";

    public override string Script => """
        for tool in iptables ip6tables; do
            ! command -v $tool-save >/dev/null || $tool-save 2>/dev/null | grep -oE '^:(KUBE|CNI)-[^ ]+' | tr -d : | sort -u
        done
        for link in cni0 kube-ipvs0; do [ ! -e /sys/class/net/$link ] || echo $link; done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } found ? Known(found) : Unknown(answer.Complaint);
}

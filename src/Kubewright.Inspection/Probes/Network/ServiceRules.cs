using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>What a node's packet filter does with a service's address, and the last words of its kube-proxy.</summary>
/// <param name="Address">The service's cluster IP.</param>
public sealed record ServiceRules(string Address) : Probe<ServiceRulesState>
{
    public override string Id => $"service-rules:{Address}";

    public override ProbeReach Reach => ProbeReach.Cluster;

    // kube-proxy writes its rules with iptables, with nftables or as IPVS servers; the programs for the others may be missing.
    public override string Script => $$"""
        { iptables-save; ip6tables-save; nft list ruleset; ipvsadm -Sn; } 2>/dev/null | grep -wF -e '{{Address}}' | sort -u | head -n 5 | sed 's/^[[:space:]]*/rule /'
        tail -q -n 5 /var/log/pods/kube-system_kube-proxy-*/*/*.log 2>/dev/null | tail -n 5 | sed 's/^/log /'
        echo asked
        """;

    protected override Fact<ServiceRulesState> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines && lines.All(line => line.StartsWith("rule ", StringComparison.Ordinal) || line.StartsWith("log ", StringComparison.Ordinal))
        ? Known(new ServiceRulesState(After("rule ", lines), After("log ", lines)))
        : Unknown(answer.Complaint);

    private static IReadOnlyList<string> After(string mark, IEnumerable<string> lines) =>
        [.. lines.Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..].Trim())];
}

/// <summary>What a node knows of a service.</summary>
/// <param name="Rules">Rules that name its address; none where kube-proxy has not heard of it.</param>
/// <param name="Log">The last lines of kube-proxy's log.</param>
public sealed record ServiceRulesState(IReadOnlyList<string> Rules, IReadOnlyList<string> Log);

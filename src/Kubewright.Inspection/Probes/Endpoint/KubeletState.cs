using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>What the kubelet says of its own health, asked on its host: <c>ok</c>, or what went wrong.</summary>
public sealed record KubeletState : Probe<string>
{
    public override string Id => "kubelet-health";

    public override ProbeReach Reach => ProbeReach.Cluster;

    public override string Script => "curl -sS --noproxy '*' --max-time 4 http://127.0.0.1:10248/healthz 2>&1; echo; echo asked";

    protected override Fact<string> Parse(ProbeAnswer answer) =>
        answer.LinesBefore("asked") is { } said ? Known(string.Join(" ", said).Trim()) : Unknown(answer.Complaint);
}

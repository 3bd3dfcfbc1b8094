using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>What a server's <c>/healthz</c> answers to a client on the host: <c>ok</c>, or what went wrong.</summary>
/// <param name="Server">Such as <c>https://192.168.2.10:6443</c>.</param>
public sealed record EndpointHealth(string Server) : Probe<string>
{
    public override string Id => $"endpoint-health:{Server}";

    public override string Script => $"curl -sSk --max-time 5 {Server}/healthz 2>&1; echo; echo asked";

    public override ProbeReach Reach => ProbeReach.Cluster;

    protected override Fact<string> Parse(ProbeAnswer answer) =>
        answer.LinesBefore("asked") is { } said ? Known(string.Join(" ", said).Trim()) : Unknown(answer.Complaint);
}

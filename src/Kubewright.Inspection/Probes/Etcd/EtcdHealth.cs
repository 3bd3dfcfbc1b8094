using System.Text.Json;
using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>
/// What a member under systemd says of its health: <c>ok</c>, or what is wrong. It reads through a majority to find out, so <c>ok</c> means that there is one.
/// </summary>
public sealed record EtcdHealth(EtcdInstance Instance) : Probe<string>
{
    public override string Id => $"etcd-health:{Instance}";

    public override string Script => $"curl -sS --max-time 6 http://127.0.0.1:{Instance.HealthPort}/health 2>&1 | tr '\\n' ' '; echo; echo asked";

    public override ProbeReach Reach => ProbeReach.Cluster;

    protected override Fact<string> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { Count: 1 } lines
        ? Known(Said(lines[0].Trim()))
        : Unknown($"the health of {Instance} cannot be asked: {answer.Complaint}");

    private static string Said(string said)
    {
        if (!said.StartsWith('{'))
        {
            return said.Length == 0 ? "no answer" : said;
        }

        using var answer = JsonDocument.Parse(said);
        return answer.RootElement.GetProperty("health").GetString() == "true"
            ? "ok"
            : answer.RootElement.TryGetProperty("reason", out var reason) && reason.GetString() is { Length: > 0 } why ? why : "not healthy";
    }
}

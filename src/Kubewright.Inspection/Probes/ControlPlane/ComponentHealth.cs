using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>
/// What each component of the host's control plane says of its own health, asked on the host itself: <c>ok</c>, or what went wrong. So it is known at once and
/// also without an API; the pods that stand for them in the API come up to a minute later.
/// </summary>
public sealed record ComponentHealth : Probe<IReadOnlyDictionary<string, string>>
{
    // Ports as kubeadm's manifests have them; etcd answers {"health":"true"} to plain HTTP on its metrics port.
    private static readonly IReadOnlyList<(string Component, string Url)> Components =
    [
        ("etcd", "http://127.0.0.1:2381/health"),
        ("kube-apiserver", "https://127.0.0.1:6443/readyz"),
        ("kube-controller-manager", "https://127.0.0.1:10257/healthz"),
        ("kube-scheduler", "https://127.0.0.1:10259/healthz"),
    ];

    public override string Id => "component-health";

    public override ProbeReach Reach => ProbeReach.Cluster;

    public override string Script =>
        string.Concat(Components.Select(entry => $"printf '{entry.Component} '; curl -sSk --max-time 4 {entry.Url} 2>&1 | tr '\\n' ' '; echo\n")) + "echo asked";

    protected override Fact<IReadOnlyDictionary<string, string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known(lines.Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => Said(pair[1].Trim())))
        : Unknown(answer.Complaint);

    private static string Said(string said) => said.Contains("\"health\":\"true\"", StringComparison.Ordinal) ? "ok" : said.Length == 0 ? "no answer" : said;
}

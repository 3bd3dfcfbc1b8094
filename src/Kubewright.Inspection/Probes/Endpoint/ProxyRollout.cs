using System.Text.Json;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>How far kube-proxy's pods are through their last rollout. Without a DaemonSet of that name there is no kube-proxy.</summary>
public sealed record ProxyRollout : ClusterQuestion<RolloutState>
{
    /// <summary>Says on the pods' template which endpoint they were started for.</summary>
    public const string Annotation = "kubewright.io/endpoint";

    public override string Id => "kube-proxy-rollout";

    protected override string Arguments => "-n kube-system get daemonset kube-proxy --ignore-not-found -o json && echo";

    protected override RolloutState ParseOutput(string output)
    {
        if (output.Trim().Length == 0)
        {
            return new RolloutState(false, null, 0, 0);
        }

        using var json = JsonDocument.Parse(output);
        var (root, status) = (json.RootElement, json.RootElement.GetProperty("status"));
        var seen = Number(status, "observedGeneration") == Number(root.GetProperty("metadata"), "generation");
        return new RolloutState(
            true,
            root.GetProperty("spec").GetProperty("template").GetProperty("metadata").TryGetProperty("annotations", out var annotations)
                && annotations.TryGetProperty(Annotation, out var server) ? server.GetString() : null,
            Number(status, "desiredNumberScheduled"),
            seen ? Math.Min(Number(status, "updatedNumberScheduled"), Number(status, "numberAvailable")) : 0);
    }

    private static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
}

/// <param name="Exists">There is a kube-proxy.</param>
/// <param name="Server">The endpoint that its pods were started for; null where nobody said.</param>
/// <param name="Wanted">How many pods there are to be.</param>
/// <param name="Done">How many of them are of the last template, and available.</param>
public sealed record RolloutState(bool Exists, string? Server, int Wanted, int Done);

using System.Text.Json;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>A pod as the API has it.</summary>
/// <param name="Address">Its IP; null while it has none.</param>
/// <param name="Trouble">Why it is not ready, in the words of its first waiting container or its phase; empty where it is ready or done.</param>
public sealed record PodState(string Name, string? Node, string Phase, bool IsReady, string? Address, int Restarts, string Trouble)
{
    /// <summary>Run by a kubelet from a file. What the API has of it is a mirror that comes and goes late.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Ready, or ended as it should.</summary>
    public bool IsWell => IsReady || Phase == "Succeeded";

    internal static PodState Read(JsonElement pod)
    {
        var status = pod.GetProperty("status");
        var phase = Text(status, "phase") ?? "";
        var containers = status.TryGetProperty("containerStatuses", out var list) ? list.EnumerateArray().ToList() : [];
        var ready = status.TryGetProperty("conditions", out var conditions)
            && conditions.EnumerateArray().Any(condition => Text(condition, "type") == "Ready" && Text(condition, "status") == "True");
        var waiting = containers
            .Select(container => container.GetProperty("state").TryGetProperty("waiting", out var state) ? Text(state, "reason") : null)
            .FirstOrDefault(reason => reason is not null);
        return new PodState(
            Text(pod.GetProperty("metadata"), "name") ?? "",
            Text(pod.GetProperty("spec"), "nodeName"),
            phase,
            ready,
            Text(status, "podIP"),
            containers.Sum(container => container.GetProperty("restartCount").GetInt32()),
            ready || phase == "Succeeded" ? "" : waiting ?? (phase == "Running" ? "not ready" : phase))
        {
            IsStatic = pod.GetProperty("metadata").TryGetProperty("annotations", out var notes) && notes.TryGetProperty("kubernetes.io/config.mirror", out _),
        };
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}

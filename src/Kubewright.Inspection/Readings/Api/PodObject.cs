using System.Text.Json;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings.Api;

/// <summary>Reads a Pod, and the command line of a component of Kubernetes that runs in it.</summary>
public static class PodObject
{
    private static readonly string[] Components = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd", "kube-proxy"];

    public static PodReading Read(JsonElement pod, EvidenceItem item)
    {
        var (name, space) = (pod.Text("metadata", "name") ?? "", pod.Text("metadata", "namespace") ?? "");
        var statuses = pod.List("status", "containerStatuses").ToList();
        var initial = pod.List("status", "initContainerStatuses").Where(status => status.At("state", "terminated") is not { } ended || ended.Number("exitCode") != 0).ToList();
        var waiting = initial.Concat(statuses).FirstOrDefault(status => status.At("state", "waiting") is not null);
        var last = waiting.ValueKind == JsonValueKind.Object ? waiting : statuses.FirstOrDefault(status => status.At("lastState", "terminated") is not null);
        var phase = pod.Text("status", "phase");
        var trouble = waiting.ValueKind == JsonValueKind.Object ? waiting.Text("state", "waiting", "reason") : pod.Text("status", "reason") ?? Ended(statuses, phase);
        var restarts = statuses.Sum(status => status.Number("restartCount") ?? 0);
        var owner = pod.List("metadata", "ownerReferences").FirstOrDefault();
        var all = pod.List("spec", "containers").ToList();
        return new PodReading
        {
            Namespace = space,
            Name = name,
            Node = pod.Text("spec", "nodeName"),
            Phase = phase,
            ReadyContainers = statuses.Count(status => status.Flag("ready") == true),
            Containers = all.Count,
            Restarts = restarts,
            SinceLastRestart = last.ValueKind == JsonValueKind.Object ? last.Since(item.Taken, "lastState", "terminated", "finishedAt") : null,
            Age = pod.Age(item.Taken),
            Trouble = trouble,
            TroubleMessage = last.ValueKind == JsonValueKind.Object ? Message(last) : Unscheduled(pod),
            Owner = owner.ValueKind == JsonValueKind.Object ? $"{owner.Text("kind")}/{owner.Text("name")}" : null,
            IsStatic = pod.At("metadata", "annotations", "kubernetes.io/config.mirror") is not null,
            Address = pod.Text("status", "podIP"),
            Images = [.. all.Select(container => container.Text("image") ?? "")],
            Labels = pod.Map("metadata", "labels"),
            Proofs = [item.Proves($"{space}/{name}: {trouble ?? phase}, {restarts} restarts")],
        };
    }

    /// <summary>The component in the pod; null where it is another pod.</summary>
    public static ComponentReading? Component(JsonElement pod, EvidenceItem item) => pod.Text("metadata", "namespace") == "kube-system"
        ? pod.List("spec", "containers").Where(container => Components.Contains(container.Text("name"))).Select(container => Component(pod, container, item)).FirstOrDefault()
        : null;

    private static ComponentReading Component(JsonElement pod, JsonElement container, EvidenceItem item)
    {
        var image = container.Text("image");
        return new ComponentReading
        {
            Component = container.Text("name") ?? "",
            Node = pod.Text("spec", "nodeName"),
            Flags = ComponentFlags.Of([.. container.Texts("command"), .. container.Texts("args")]),
            Image = image,
            Version = ImageName.Tag(image),
            Proofs = [item.Proves($"{pod.Text("metadata", "name")}: {string.Join(' ', container.Texts("command"))}")],
        };
    }

    private static string? Ended(List<JsonElement> statuses, string? phase) =>
        statuses.FirstOrDefault(status => status.At("state", "terminated") is not null) is { ValueKind: JsonValueKind.Object } status && phase is not "Succeeded" ? status.Text("state", "terminated", "reason") : null;

    private static string? Message(JsonElement status) => status.Text("state", "waiting", "message")
        ?? (status.At("lastState", "terminated") is { } ended ? $"{ended.Text("reason")}, exit code {ended.Text("exitCode")}{(ended.Text("message") is { } said ? $": {said.Trim()}" : "")}" : null);

    private static string? Unscheduled(JsonElement pod) =>
        pod.List("status", "conditions").FirstOrDefault(condition => condition.Text("type") == "PodScheduled" && condition.Text("status") == "False") is { ValueKind: JsonValueKind.Object } condition ? condition.Text("message") : null;
}

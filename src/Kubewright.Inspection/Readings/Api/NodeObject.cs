using System.Globalization;
using System.Text.Json;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings.Api;

/// <summary>Reads a Node.</summary>
public static class NodeObject
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    public static NodeReading Read(JsonElement node, EvidenceItem item)
    {
        var name = node.Text("metadata", "name") ?? "";
        var labels = node.Map("metadata", "labels");
        var conditions = node.List("status", "conditions").ToList();
        var ready = conditions.FirstOrDefault(condition => condition.Text("type") == "Ready");
        var version = node.Text("status", "nodeInfo", "kubeletVersion");
        return new NodeReading
        {
            Name = name,
            Roles = [.. labels.Keys.Where(key => key.StartsWith(RolePrefix, StringComparison.Ordinal)).Select(key => key[RolePrefix.Length..]).Order(StringComparer.Ordinal)],
            IsReady = ready.ValueKind == JsonValueKind.Object ? ready.Text("status") == "True" : conditions.Count > 0 ? null : false,
            ReadyMessage = ready.ValueKind == JsonValueKind.Object ? ready.Text("message") : null,
            Pressures = [.. conditions.Where(condition => condition.Text("type") != "Ready" && condition.Text("status") == "True").Select(condition => condition.Text("type") ?? "")],
            IsUnschedulable = node.Flag("spec", "unschedulable") ?? false,
            Taints = [.. node.List("spec", "taints").Select(Taint)],
            Labels = labels,
            Annotations = node.Map("metadata", "annotations"),
            KubeletVersion = version,
            InternalAddress = Address(node, "InternalIP"),
            ExternalAddress = Address(node, "ExternalIP"),
            OsImage = node.Text("status", "nodeInfo", "osImage"),
            Kernel = node.Text("status", "nodeInfo", "kernelVersion"),
            Runtime = node.Text("status", "nodeInfo", "containerRuntimeVersion"),
            Architecture = node.Text("status", "nodeInfo", "architecture"),
            PodCidr = node.Text("spec", "podCIDR"),
            Processors = int.TryParse(node.Text("status", "capacity", "cpu"), NumberStyles.None, CultureInfo.InvariantCulture, out var processors) ? processors : null,
            Memory = Bytes(node.Text("status", "capacity", "memory")),
            Age = node.Age(item.Taken),
            Proofs = [item.Proves($"{name}: kubeletVersion {version}, Ready {ready.Text("status") ?? "unknown"}")],
        };
    }

    private static string Taint(JsonElement taint) => $"{taint.Text("key")}{(taint.Text("value") is { Length: > 0 } value ? $"={value}" : "")}:{taint.Text("effect")}";

    private static string? Address(JsonElement node, string type) =>
        node.List("status", "addresses").FirstOrDefault(address => address.Text("type") == type) is { ValueKind: JsonValueKind.Object } found ? found.Text("address") : null;

    // As kubelets write it: "16393244Ki".
    private static long? Bytes(string? quantity) => quantity is not null && quantity.EndsWith("Ki", StringComparison.Ordinal) && long.TryParse(quantity[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
        ? kibibytes * 1024
        : long.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
}

using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>A node as <c>kubectl describe node</c> tells of it.</summary>
internal static class DescribedNode
{
    public static NodeReading Read(EvidenceItem item, Outline node)
    {
        var (system, capacity) = (node["System Info"], node["Capacity"]);
        var conditions = node["Conditions"]?.Below ?? [];
        var ready = conditions.Select(condition => condition.Line).FirstOrDefault(line => Word(line, 0) == "Ready");
        return new NodeReading
        {
            Name = node["Name"]?.Value ?? "",
            Roles = node["Roles"] is { } roles ? roles.Value?.Split(',') ?? [] : null,
            IsReady = ready is null ? null : Word(ready, 1) == "True",
            Pressures = conditions.Count == 0 ? null : [.. conditions.Select(condition => condition.Line).Where(line => Word(line, 0) is not ("Ready" or "Type") && Word(line, 1) == "True").Select(line => Word(line, 0))],
            IsUnschedulable = node["Unschedulable"]?.Value is { } unschedulable ? unschedulable == "true" : null,
            Taints = node["Taints"] is { } taints ? [.. taints.Items] : null,
            Labels = Pairs(node["Labels"], '='),
            Annotations = Pairs(node["Annotations"], ':'),
            KubeletVersion = system?["Kubelet Version"]?.Value,
            InternalAddress = node["Addresses"]?["InternalIP"]?.Value,
            ExternalAddress = node["Addresses"]?["ExternalIP"]?.Value,
            OsImage = system?["OS Image"]?.Value,
            Kernel = system?["Kernel Version"]?.Value,
            Runtime = system?["Container Runtime Version"]?.Value,
            Architecture = system?["Architecture"]?.Value,
            PodCidr = node["PodCIDR"]?.Value,
            Processors = int.TryParse(capacity?["cpu"]?.Value, out var processors) ? processors : null,
            Memory = capacity?["memory"]?.Value is { } memory && memory.EndsWith("Ki", StringComparison.Ordinal) && long.TryParse(memory[..^2], out var kibibytes) ? kibibytes * 1024 : null,
            Proofs = [.. ((string?[])[node["Name"]?.Line, node["Taints"]?.Line, ready]).OfType<string>().Select(item.Proves)],
        };
    }

    private static string Word(string line, int at) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(at) ?? "";

    private static Dictionary<string, string>? Pairs(Outline? field, char mark) =>
        field?.Items.Select(text => text.Split(mark, 2)).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1)?.Trim() ?? "");
}

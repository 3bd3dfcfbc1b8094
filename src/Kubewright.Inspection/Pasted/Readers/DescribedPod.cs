using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>A pod as <c>kubectl describe pod</c> tells of it, and the command line of the component in it.</summary>
internal static class DescribedPod
{
    private static readonly string[] Components = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd", "kube-proxy"];

    public static ClusterReadings Read(EvidenceItem item, Outline pod)
    {
        var containers = pod["Containers"]!.Below;

        // "master1/10.20.30.11"
        var node = pod["Node"]?.Value?.Split('/')[0];
        var failing = containers.FirstOrDefault(container => container["State"]?.Value == "Waiting") ?? containers.FirstOrDefault(container => container["Ready"]?.Value == "False");
        var reading = new PodReading
        {
            Namespace = pod["Namespace"]?.Value ?? "default",
            Name = pod["Name"]?.Value ?? "",
            Node = node,
            Phase = pod["Status"]?.Value is { } status && status != "Terminating" ? status.Split(' ')[0] : null,
            Containers = containers.Count,
            ReadyContainers = containers.Count(container => container["Ready"]?.Value == "True"),
            Restarts = containers.Sum(container => int.TryParse(container["Restart Count"]?.Value, out var count) ? count : 0),
            Trouble = failing?["State"]?["Reason"]?.Value,
            TroubleMessage = failing is null ? null : Ended(failing) ?? LastWarning(pod),
            Owner = pod["Controlled By"]?.Value,
            IsStatic = pod["Annotations"]?.Items.Any(note => note.StartsWith("kubernetes.io/config.mirror", StringComparison.Ordinal)) == true || pod["Controlled By"]?.Value?.StartsWith("Node/", StringComparison.Ordinal) == true,
            Address = pod["IP"]?.Value,
            Images = [.. containers.Select(container => container["Image"]?.Value).OfType<string>()],
            Labels = pod["Labels"]?.Items.Select(label => label.Split('=', 2)).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? ""),
            Proofs = [.. Proving(pod, failing).Select(item.Proves)],
        };
        return new ClusterReadings { Pods = [reading], Components = [.. containers.Select(container => Component(item, container, node)).OfType<ComponentReading>()] };
    }

    private static IEnumerable<string> Proving(Outline pod, Outline? failing) =>
        ((Outline?[])[pod["Name"], failing?["State"]?["Reason"], failing?["Last State"]?["Exit Code"], failing?["Restart Count"]]).OfType<Outline>().Select(outline => outline.Line);

    private static string? Ended(Outline container) => container["Last State"] is { Value: "Terminated" } last
        ? $"ended with exit code {last["Exit Code"]?.Value} ({last["Reason"]?.Value}){(last["Message"]?.Value is { } message ? $": {message}" : "")}, started {last["Started"]?.Value}, finished {last["Finished"]?.Value}"
        : container["State"]?["Message"]?.Value;

    private static string? LastWarning(Outline pod) => pod["Events"]?.Below.LastOrDefault(line => line.Line.StartsWith("Warning ", StringComparison.Ordinal))?.Line;

    private static ComponentReading? Component(EvidenceItem item, Outline container, string? node)
    {
        var words = (container["Command"]?.Items ?? []).Concat(container["Args"]?.Items ?? []).ToList();
        var program = Components.FirstOrDefault(component => words.Any(word => word == component || word.EndsWith($"/{component}", StringComparison.Ordinal)));
        var image = container["Image"]?.Value;
        return program is null ? null : new ComponentReading
        {
            Component = program,
            Node = node,
            Flags = ComponentFlags.Of(words),
            Image = image,
            Version = ImageName.Tag(image),
            Proofs = [.. words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(item.Proves)],
        };
    }
}

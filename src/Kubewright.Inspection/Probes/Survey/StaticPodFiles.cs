using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The kubelet's folder of static pods with what lies in it; null where there is no such folder.</summary>
public sealed record StaticPodFiles : Probe<StaticPodFolder?>
{
    public override string Id => "static-pods";

    public override string Script => $$"""
        folder=$(sed -n 's/^staticPodPath: *//p' /var/lib/kubelet/config.yaml 2>/dev/null | tr -d "\"'")
        for folder in "$folder" /etc/kubernetes/manifests /var/lib/rancher/rke2/agent/pod-manifests; do [ -z "$folder" ] || [ ! -d "$folder" ] || break; done
        if [ -d "$folder" ]; then echo "folder $folder"; else echo 'folder none'; fi
        for file in "$folder"/*; do if [ -f "$file" ]; then {{FileSections.Print}}; fi; done
        echo asked
        """;

    protected override Fact<StaticPodFolder?> Parse(ProbeAnswer answer) => answer.LinesBefore("asked")?.ToArray() switch
    {
        ["folder none", ..] => Known(null),
        [['f', 'o', 'l', 'd', 'e', 'r', ' ', .. var path], .. var lines] => Known(new StaticPodFolder(path, [.. FileSections.Of(lines).Select(File)])),
        _ => Unknown(answer.Complaint),
    };

    private static StaticPodFile File((string Path, string Text) file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        var containers = YamlMap.TryParse(file.Text)?["spec"] is YamlMap spec ? (spec["containers"] as IEnumerable<object?> ?? []).OfType<YamlMap>().ToList() : [];
        return containers is [var container, ..]
            ? new StaticPodFile(name, container["name"] as string, container["image"] as string, [.. Texts(container["command"]), .. Texts(container["args"])])
            {
                Environment = (container["env"] as IEnumerable<object?> ?? []).OfType<YamlMap>()
                    .GroupBy(variable => $"{variable["name"]}").ToDictionary(group => group.Key, group => $"{group.First()["value"]}"),
            }
            : new StaticPodFile(name, null, null, []);
    }

    private static IEnumerable<string> Texts(object? list) => (list as IEnumerable<object?> ?? []).Select(item => $"{item}");
}

/// <summary>The kubelet's folder of static pods.</summary>
public sealed record StaticPodFolder(string Path, IReadOnlyList<StaticPodFile> Files);

/// <summary>A file in it. Name of the container and image are null where it is no pod.</summary>
/// <param name="Name">Of the file.</param>
public sealed record StaticPodFile(string Name, string? Container, string? Image, IReadOnlyList<string> CommandLine)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

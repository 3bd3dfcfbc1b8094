using System.Text.Json;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The files in /etc/cni/net.d by which a runtime finds the pod network, in the order in which it reads them, and the plugins that each names.</summary>
public sealed record PodNetworkFiles : Probe<IReadOnlyList<PodNetworkFile>>
{
    public override string Id => "pod-network-files";

    public override string Script => $$"""
        for file in /etc/cni/net.d/*; do
            case $file in *.conf | *.conflist | *.json) if [ -f "$file" ]; then {{FileSections.Print}}; fi ;; esac
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<PodNetworkFile>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known([.. FileSections.Of(lines).Select(file => new PodNetworkFile(file.Path, Plugins(file.Text)))])
        : Unknown(answer.Complaint);

    // A list has plugins; a file for one plugin is that one (CNI specification, network configuration format).
    private static IReadOnlyList<string> Plugins(string text)
    {
        using var json = JsonDocument.Parse(text);
        IEnumerable<JsonElement> plugins = json.RootElement.TryGetProperty("plugins", out var list) ? list.EnumerateArray() : [json.RootElement];
        return [.. plugins.Select(plugin => plugin.GetProperty("type").GetString() ?? "")];
    }
}

/// <summary>A file of a pod network and the types of its plugins.</summary>
public sealed record PodNetworkFile(string Path, IReadOnlyList<string> Plugins);

using System.Text.Json.Nodes;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Gathering;
using Kubewright.Inspection.Readings;
using Kubewright.Inspection.Readings.Api;

namespace Kubewright.Inspection.Pasted.Readers;

/// <summary>Reads objects in YAML and JSON by handing them to the reader of the API's answers, as what the API would have answered.</summary>
public sealed class ObjectReader : IEvidenceReader
{
    private static readonly ApiReader Api = new();

    private static readonly Dictionary<string, string> Lists = new()
    {
        ["Node"] = ApiQuestions.Nodes,
        ["Pod"] = ApiQuestions.Pods,
        ["Deployment"] = ApiQuestions.Deployments,
        ["DaemonSet"] = ApiQuestions.DaemonSets,
        ["StatefulSet"] = ApiQuestions.StatefulSets,
        ["Service"] = ApiQuestions.Services,
    };

    private static readonly Dictionary<(string Kind, string Name), string> Single = new()
    {
        [("ConfigMap", "kubeadm-config")] = ApiQuestions.KubeadmConfig,
        [("ConfigMap", "kube-proxy")] = ApiQuestions.ProxyConfig,
        [("ConfigMap", "coredns")] = ApiQuestions.DnsConfig,
        [("ConfigMap", "cluster-info")] = ApiQuestions.ClusterInfo,
        [("Endpoints", "kubernetes")] = ApiQuestions.Servers,
    };

    public bool Reads(EvidenceItem item) => PastedReader.FormatOf(item) is PieceFormat.Json or PieceFormat.Yaml;

    public ClusterReadings Read(EvidenceItem item)
    {
        if (PastedObjects.Read(item.Text) is not { } objects)
        {
            return new ClusterReadings { Gaps = [new GapReading(item.Source, item.Subject, item.Command, EvidenceState.Cut, "it is neither whole YAML nor whole JSON")] };
        }

        var seen = item with { Taken = PastedObjects.Taken(item.Text, item.Taken) };
        var command = PastedCommand.Of(item.Command);
        return objects.GroupBy(single => (Kind: PastedObjects.Kind(single)!, Path: Path(single)))
            .Select(group => group.Key.Path is { } path
                ? Read(seen, path, group, command with { IsWhole = command.IsWhole && !IsExcerpt(item, group.Key.Kind, group) })
                : new ClusterReadings { Gaps = [new GapReading(item.Source, item.Subject, item.Command, EvidenceState.Answered, $"objects of the kind {group.Key.Kind} are not made use of")] })
            .Merge();
    }

    private static bool IsExcerpt(EvidenceItem item, string kind, IEnumerable<JsonObject> objects) =>
        item.State == EvidenceState.Cut || (kind == "Pod" && SystemPodList.IsExcerpt(objects.Select(single => PastedObjects.Metadata(single, "name") ?? "")));

    private static string? Path(JsonObject single)
    {
        var (kind, name) = (PastedObjects.Kind(single)!, PastedObjects.Metadata(single, "name") ?? "");
        return Lists.GetValueOrDefault(kind) ?? Single.GetValueOrDefault((kind, name));
    }

    private static ClusterReadings Read(EvidenceItem item, string path, IEnumerable<JsonObject> objects, PastedCommand command)
    {
        var list = Lists.ContainsValue(path);
        var readings = (list ? (JsonNode[])[new JsonObject { ["items"] = new JsonArray([.. objects.Select(single => single.DeepClone())]) }] : [.. objects])
            .Select(node => Api.Read(item with { Question = path, Text = node.ToJsonString() })).Merge();
        return list ? readings with { Covered = readings.Covered.Where(coverage => Covers(command, coverage)).ToHashSet() } : readings;
    }

    // The API's list is whole; what somebody pasted is as whole as the command that gave it.
    private static bool Covers(PastedCommand command, Coverage coverage) => command.IsWhole
        && (coverage == Coverage.Nodes || command.IsOfAllNamespaces || (coverage == Coverage.SystemPods && command.Namespace == "kube-system"));
}

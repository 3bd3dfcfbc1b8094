using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>
/// What one node's labels and taints are to become. Only what the cluster file names is touched, and what it named before: annotations on the node keep those
/// names. They are written after removals and before additions, so that a run that is killed in between forgets nothing that it has set.
/// </summary>
internal sealed class NodeMarks
{
    /// <summary>Keys of the labels that the cluster file has set.</summary>
    public const string LabelsAnnotation = "kubewright.io/managed-labels";

    /// <summary>Keys and effects of the taints that the cluster file has set.</summary>
    public const string TaintsAnnotation = "kubewright.io/managed-taints";

    private readonly NodeState _node;

    public NodeMarks(ClusterSpec spec, Host host, NodeState node)
    {
        _node = node;
        var ofRole = RoleTaint.Of(spec.KubernetesVersion);
        var wanted = host.Taints.Concat(host.Is(HostRole.ControlPlane) && !host.Is(HostRole.Worker) ? ofRole : []);
        var unwanted = Named(TaintsAnnotation).Concat(host.Is(HostRole.ControlPlane) && host.Is(HostRole.Worker) ? RoleTaint.Ever.Select(taint => taint.Id) : []);

        LabelsToSet = [.. host.Labels.Where(label => node.Labels.GetValueOrDefault(label.Key) != label.Value)];
        LabelsToRemove = [.. Named(LabelsAnnotation).Where(key => !host.Labels.ContainsKey(key) && node.Labels.ContainsKey(key))];
        TaintsToSet = [.. wanted.Where(taint => !node.Taints.Contains(taint))];
        TaintsToRemove = [.. unwanted.Except(wanted.Select(taint => taint.Id)).Where(id => node.Taints.Any(taint => taint.Id == id))];
        Annotations = [.. new[] { Annotation(LabelsAnnotation, host.Labels.Keys), Annotation(TaintsAnnotation, host.Taints.Select(taint => taint.Id)) }.OfType<string>()];
    }

    public bool AreAsWanted => LabelsToSet.Count + LabelsToRemove.Count + TaintsToSet.Count + TaintsToRemove.Count + Annotations.Count == 0;

    /// <summary>Whether pods that run on the node have to go.</summary>
    public bool Evicts => TaintsToSet.Any(taint => taint.Effect == TaintEffect.NoExecute);

    /// <summary>What differs, for people.</summary>
    public string Why => string.Join(", ", Differences().DefaultIfEmpty("what was set is not noted"));

    private IReadOnlyList<KeyValuePair<string, string>> LabelsToSet { get; }

    private IReadOnlyList<string> LabelsToRemove { get; }

    private IReadOnlyList<Taint> TaintsToSet { get; }

    private IReadOnlyList<string> TaintsToRemove { get; }

    private IReadOnlyList<string> Annotations { get; }

    public IEnumerable<HostAction> Actions()
    {
        (string Verb, IEnumerable<string> Arguments)[] changes =
        [
            ("label", LabelsToRemove.Select(key => $"{key}-")),
            ("taint", TaintsToRemove.Select(id => $"{id}-")),
            ("annotate", Annotations),
            ("label", LabelsToSet.Select(label => $"{label.Key}={label.Value}")),
            ("taint", TaintsToSet.Select(taint => taint.ToString())),
        ];
        return changes.Where(change => change.Arguments.Any()).Select(change => Kubectl(change.Verb, change.Arguments));
    }

    private HostAction.RunCommand Kubectl(string verb, IEnumerable<string> arguments)
    {
        var line = string.Join(' ', arguments.Select(ShellText.Quote).Prepend($"{verb} node {_node.Name} --overwrite"));
        return new HostAction.RunCommand(new Command { Title = $"kubectl {line}", Script = $"{ClusterNodes.Kubectl} {line}" });
    }

    private IEnumerable<string> Differences() =>
    [
        .. LabelsToSet.Select(label => $"label {label.Key} is not '{label.Value}'"),
        .. LabelsToRemove.Select(key => $"label {key} is no longer in the file"),
        .. TaintsToSet.Select(taint => $"no taint {taint}"),
        .. TaintsToRemove.Select(id => $"taint {id} is not wanted"),
    ];

    private string[] Named(string annotation) =>
        _node.Annotations.GetValueOrDefault(annotation, "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>kubectl's argument that makes the annotation name these; null where it does.</summary>
    private string? Annotation(string name, IEnumerable<string> named)
    {
        var text = string.Join(',', named.Order(StringComparer.Ordinal));
        return text == _node.Annotations.GetValueOrDefault(name, "") ? null : text.Length == 0 ? $"{name}-" : $"{name}={text}";
    }
}

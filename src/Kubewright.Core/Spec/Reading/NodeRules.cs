using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>What a host says about itself as a node: labels, taints, and settings of its kubelet.</summary>
internal static class NodeRules
{
    // The kubelet or kubeadm sets these and would set them back. Source: "Well-Known Labels, Annotations and Taints" of Kubernetes' reference.
    private static readonly string[] Taken =
    [
        "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
        "node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master",
    ];

    public static void Judge(Draft draft, SpecErrors errors)
    {
        foreach (var host in draft.Hosts)
        {
            RefuseWithoutKubelet(host, host.Document.Labels, "labels", errors);
            RefuseWithoutKubelet(host, host.Document.Taints, "taints", errors);
            RefuseWithoutKubelet(host, host.Document.KubeletConfiguration, "a kubelet's configuration", errors);
            JudgeLabels(host.Document.Labels, errors);
            JudgeTaints(host.Document.Taints, errors);
            KubeadmRules.JudgeKubelet(host.Document.KubeletConfiguration, errors);
        }
    }

    private static void RefuseWithoutKubelet<T>(DraftHost host, Field<T> field, string what, SpecErrors errors)
        where T : notnull
    {
        if (field.HasValue && host.Roles.Count > 0 && !host.Is(HostRole.ControlPlane) && !host.Is(HostRole.Worker))
        {
            errors.Add(field.Place, $"{host.Name} is no node of the cluster, so it has no {what}", "leave it out, or give the host the role worker or control-plane");
        }
    }

    private static void JudgeLabels(Field<IReadOnlyList<KeyValuePair<string, Field<string>>>> labels, SpecErrors errors)
    {
        foreach (var (key, value) in labels.Or([]))
        {
            if (!QualifiedName.IsKey(key))
            {
                errors.Add(value.Place, $"'{key}' is not the key of a label", "write at most 63 letters, digits, dashes, dots and underscores, such as tier or example.com/tier");
            }
            else if (Taken.Contains(key))
            {
                errors.Add(value.Place, $"the label {key} is set by the kubelet and kubeadm themselves", "leave it out; what a host is for, roles says");
            }
            else if (!value.IsWritten)
            {
                errors.Add(value.Place, $"the label {key} has no value", "write the value behind the colon; \"\" is the empty one");
            }
        }
    }

    private static void JudgeTaints(Field<IReadOnlyList<Field<Taint>>> field, SpecErrors errors)
    {
        var seen = new HashSet<string>();
        foreach (var written in field.Items())
        {
            if (!written.Has(out var taint))
            {
                continue;
            }

            if (Taken.Contains(taint.Key))
            {
                errors.Add(written.Place, $"the taint {taint.Key} follows from the host's roles", "leave it out; roles: [control-plane, worker] is a control plane without it");
            }
            else if (!seen.Add(taint.Id))
            {
                errors.Add(written.Place, $"a taint {taint.Key} with the effect {taint.Effect} is written a second time", "write it once: a node has one value for key and effect");
            }
        }
    }
}

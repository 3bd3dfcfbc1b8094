using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings;

/// <summary>Something that was asked and is not known for it.</summary>
/// <param name="Subject">A host's name, or <see cref="EvidenceItem.Cluster"/>.</param>
/// <param name="Why">What was said in place of an answer, or what was not understood.</param>
public sealed record GapReading(EvidenceSource Source, string Subject, string Command, EvidenceState State, string Why);

/// <summary>What a list holds as a whole, so that "none" can be told from "nobody asked".</summary>
public enum Coverage
{
    Nodes,

    /// <summary>Pods of kube-system.</summary>
    SystemPods,

    /// <summary>Pods of all namespaces.</summary>
    AllPods,

    Deployments,

    DaemonSets,

    Services,

    EtcdMembers,

    /// <summary>ConfigMap kubeadm-config, there or not.</summary>
    KubeadmConfiguration,
}

namespace Kubewright.Inspection.Readings;

/// <summary>One node of what two sources say of it.</summary>
internal static class NodeMerge
{
    public static NodeReading Both(NodeReading first, NodeReading other) => first with
    {
        Roles = first.Roles ?? other.Roles,
        IsReady = first.IsReady ?? other.IsReady,
        ReadyMessage = first.ReadyMessage ?? other.ReadyMessage,
        Pressures = first.Pressures ?? other.Pressures,
        IsUnschedulable = first.IsUnschedulable ?? other.IsUnschedulable,
        Taints = first.Taints ?? other.Taints,
        Labels = first.Labels ?? other.Labels,
        Annotations = first.Annotations ?? other.Annotations,
        KubeletVersion = first.KubeletVersion ?? other.KubeletVersion,
        InternalAddress = first.InternalAddress ?? other.InternalAddress,
        ExternalAddress = first.ExternalAddress ?? other.ExternalAddress,
        OsImage = first.OsImage ?? other.OsImage,
        Kernel = first.Kernel ?? other.Kernel,
        Runtime = first.Runtime ?? other.Runtime,
        Architecture = first.Architecture ?? other.Architecture,
        PodCidr = first.PodCidr ?? other.PodCidr,
        Processors = first.Processors ?? other.Processors,
        Memory = first.Memory ?? other.Memory,
        Age = first.Age ?? other.Age,
        Proofs = [.. first.Proofs, .. other.Proofs],
    };
}

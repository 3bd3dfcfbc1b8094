namespace Kubewright.Inspection.Readings;

/// <summary>One pod of what two sources say of it.</summary>
internal static class PodMerge
{
    public static PodReading Both(PodReading first, PodReading other) => first with
    {
        Node = first.Node ?? other.Node,
        Phase = first.Phase ?? other.Phase,
        ReadyContainers = first.ReadyContainers ?? other.ReadyContainers,
        Containers = first.Containers ?? other.Containers,
        Restarts = first.Restarts ?? other.Restarts,
        SinceLastRestart = first.SinceLastRestart ?? other.SinceLastRestart,
        Age = first.Age ?? other.Age,
        Trouble = first.Trouble ?? other.Trouble,
        TroubleMessage = first.TroubleMessage ?? other.TroubleMessage,
        Owner = first.Owner ?? other.Owner,
        IsStatic = first.IsStatic ?? other.IsStatic,
        Address = first.Address ?? other.Address,
        Images = first.Images ?? other.Images,
        Labels = first.Labels ?? other.Labels,
        Proofs = [.. first.Proofs, .. other.Proofs],
    };
}

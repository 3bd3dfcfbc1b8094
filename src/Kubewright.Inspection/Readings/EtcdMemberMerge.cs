namespace Kubewright.Inspection.Readings;

/// <summary>One member of etcd of what two members say of it. Whoever reached it, it is healthy.</summary>
internal static class EtcdMemberMerge
{
    public static EtcdMemberReading Both(EtcdMemberReading first, EtcdMemberReading other) => first with
    {
        Name = first.Name is { Length: > 0 } ? first.Name : other.Name,
        PeerUrls = first.PeerUrls ?? other.PeerUrls,
        ClientUrls = first.ClientUrls is { Count: > 0 } ? first.ClientUrls : other.ClientUrls,
        HasStarted = first.HasStarted == true ? true : other.HasStarted ?? first.HasStarted,
        IsLearner = first.IsLearner ?? other.IsLearner,
        IsLeader = first.IsLeader ?? other.IsLeader,
        IsHealthy = first.IsHealthy == true || other.IsHealthy == true ? true : first.IsHealthy ?? other.IsHealthy,
        Trouble = first.IsHealthy == true || other.IsHealthy == true ? null : first.Trouble ?? other.Trouble,
        Version = first.Version ?? other.Version,
        DatabaseSize = first.DatabaseSize ?? other.DatabaseSize,
        Host = first.Host ?? other.Host,
        Proofs = [.. first.Proofs, .. other.Proofs],
    };
}

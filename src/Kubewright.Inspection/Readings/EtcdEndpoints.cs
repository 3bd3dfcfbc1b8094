namespace Kubewright.Inspection.Readings;

/// <summary>Tells of members of etcd what is known of their addresses: which node has them, and whether who asked there was answered.</summary>
public static class EtcdEndpoints
{
    public static ClusterReadings Complete(ClusterReadings readings) => readings.EtcdMembers.Count == 0 ? readings : readings with
    {
        EtcdMembers = [.. readings.EtcdMembers.Select(member => WithHealth(member with { Host = member.Host ?? NodeOf(member, readings) }, readings))],
    };

    private static string? NodeOf(EtcdMemberReading member, ClusterReadings readings) =>
        readings.Nodes.Where(node => node.InternalAddress is not null && Urls(member).Any(url => AddressOf(url) == node.InternalAddress)).Select(node => node.Name).FirstOrDefault();

    private static EtcdMemberReading WithHealth(EtcdMemberReading member, ClusterReadings readings) =>
        member.IsHealthy is null && readings.Healths.FirstOrDefault(health => health.Component == "etcd" && Urls(member).Contains(health.Address)) is { } health
            ? member with { IsHealthy = health.IsWell, Trouble = health.IsWell ? null : health.Answer, Proofs = [.. member.Proofs, .. health.Proofs] }
            : member;

    private static IEnumerable<string> Urls(EtcdMemberReading member) => (member.ClientUrls ?? []).Concat(member.PeerUrls ?? []);

    private static string? AddressOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.Trim('[', ']') : null;
}

using System.Globalization;
using System.Text.Json;
using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>Members of etcd as the host's own member knows them; null where the host has none. Asked over etcd's JSON gateway, so no etcdctl is needed.</summary>
/// <param name="Instance">The etcd under systemd to ask; none for the one that is a pod of a control plane.</param>
public sealed record EtcdMembers(EtcdInstance? Instance = null) : Probe<EtcdMembership?>
{
    private const string PodCertificates = "/etc/kubernetes/pki/etcd";

    private const string HostCertificates = EtcdIdentity.MemberFolder;

    public override string Id => Instance is null ? "etcd-members" : $"etcd-members:{Instance}";

    public override string Script => $"""
        if {IsThere}; then
            {Ask("cluster/member/list", "'{}'")} && echo && {Ask("maintenance/status", "'{}'")}
        else echo absent; fi
        """;

    private string IsThere => Instance is null
        ? $"[ -e /etc/kubernetes/manifests/etcd.yaml ] && [ -e {PodCertificates}/server.key ]"
        : $"[ -e {Instance.DataFolder}/member ] && [ -e {HostCertificates}/member.crt ]";

    private string Client => Instance is null
        ? Curl($"{PodCertificates}/ca.crt", $"{PodCertificates}/server")
        : Curl($"{HostCertificates}/ca.crt", $"{HostCertificates}/member");

    /// <summary>sh that asks a member with the host's own certificate.</summary>
    /// <param name="method">Path below the gateway's version: <c>cluster/member/remove</c>.</param>
    /// <param name="data">The question in JSON, as sh has it.</param>
    /// <param name="address">Where the member is, as a URL has it.</param>
    /// <param name="options">More options for curl.</param>
    public string Ask(string method, string data, string address = "127.0.0.1", string options = "") =>
        $"{Client} {options}{(options.Length > 0 ? " " : "")}-d {data} https://{address}:{Instance?.ClientPort ?? 2379}/v3/{method}";

    private static string Curl(string authority, string own) => $"curl -sS --max-time 6 --cacert {authority} --cert {own}.crt --key {own}.key";

    public override ProbeReach Reach => ProbeReach.Cluster;

    protected override Fact<EtcdMembership?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        if (answer.ExitCode != 0 || answer.Lines.Count < 2)
        {
            return Unknown($"etcd does not answer: {answer.Complaint}");
        }

        using var list = JsonDocument.Parse(answer.Lines[0]);
        using var status = JsonDocument.Parse(answer.Lines[1]);
        return list.RootElement.TryGetProperty("members", out var members) && status.RootElement.TryGetProperty("header", out _)
            ? Known(new EtcdMembership([.. members.EnumerateArray().Select(Member)], ulong.TryParse(Text(status.RootElement, "leader"), out var leader) ? leader : 0))
            : Unknown($"etcd does not tell its members: {answer.Complaint}");
    }

    // Numbers of 64 bits come as texts (protobuf's JSON mapping); what has its default value is left out.
    private static EtcdMember Member(JsonElement member) => new(
        ulong.Parse(Text(member, "ID"), CultureInfo.InvariantCulture),
        Text(member, "name"),
        member.TryGetProperty("peerURLs", out var urls) ? [.. urls.EnumerateArray().Select(url => new Uri(url.GetString() ?? ""))] : [])
    {
        HasPublished = member.TryGetProperty("clientURLs", out var client) && client.GetArrayLength() > 0,
    };

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}

/// <summary>Who belongs to etcd.</summary>
/// <param name="Leader">Id of the member that leads, as the member asked knows it; 0 where it knows none, and so has no quorum behind it.</param>
public sealed record EtcdMembership(IReadOnlyList<EtcdMember> Members, ulong Leader);

/// <summary>A member of etcd. One that was added to a running etcd and never started has no name.</summary>
public sealed record EtcdMember(ulong Id, string Name, IReadOnlyList<Uri> PeerUrls)
{
    public bool HasStarted => Name.Length > 0 && HasPublished;

    /// <summary>Whether it has told the others where clients find it, which every member does as soon as it has started.</summary>
    public bool HasPublished { get; init; } = true;
}

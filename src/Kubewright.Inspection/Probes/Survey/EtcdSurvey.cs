using System.Globalization;
using System.Text.Json;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>
/// etcd as the member on a host knows it, whoever installed it: its members, who leads, and whether each of them answers. Null where the host has no certificate for
/// etcd. Asked over etcd's JSON gateway, so no etcdctl is needed.
/// </summary>
public sealed record EtcdSurvey : Probe<EtcdOverview?>
{
    public override string Id => "etcd-survey";

    // Authority, certificate and key as kubeadm, kubewright, kubespray, kubeasz, k3s and rke2 lay them down.
    public override string Script => """
        command -v curl >/dev/null || { echo 'curl is not installed' >&2; exit 1; }
        found=
        try() { if [ -z "$found" ] && [ -e "$1" ] && [ -e "$2" ] && [ -e "$3" ]; then found="--cacert $1 --cert $2 --key $3"; fi; }
        pki=/etc/kubernetes/pki/etcd; if [ -e /etc/kubernetes/manifests/etcd.yaml ]; then try $pki/ca.crt $pki/server.crt $pki/server.key; fi
        for pki in /etc/etcd/pki/member /etc/etcd/pki; do try $pki/ca.crt $pki/member.crt $pki/member.key; done
        pki=/etc/ssl/etcd/ssl; name=$(uname -n); try $pki/ca.pem $pki/member-$name.pem $pki/member-$name-key.pem
        pki=/etc/kubernetes/ssl; try $pki/ca.pem $pki/etcd.pem $pki/etcd-key.pem
        for pki in /var/lib/rancher/k3s/server/tls/etcd /var/lib/rancher/rke2/server/tls/etcd; do try $pki/server-ca.crt $pki/server-client.crt $pki/server-client.key; done
        [ -n "$found" ] || { echo absent; exit; }
        ask() { timeout=$1; shift; curl -sS --max-time $timeout $found "$@" 2>&1 | tr '\n' ' '; }
        members=$(ask 4 -d '{}' https://127.0.0.1:2379/v3/cluster/member/list)
        echo "members $members"
        echo "status $(ask 4 -d '{}' https://127.0.0.1:2379/v3/maintenance/status)"
        for url in $(printf %s "$members" | grep -o '"clientURLs":\[[^]]*' | grep -o 'https\?://[^"]*'); do echo "health $url $(ask 2 "$url/health")"; done
        echo asked
        """;

    public override ProbeReach Reach => ProbeReach.Cluster;

    protected override Fact<EtcdOverview?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        if (answer.ExitCode != 0 || answer.LinesBefore("asked") is not { Count: >= 2 } lines || !lines[0].StartsWith("members", StringComparison.Ordinal))
        {
            return Unknown(answer.Complaint);
        }

        using var list = Json(lines[0]["members".Length..]);
        using var status = Json(lines[1]["status".Length..]);
        var healths = lines.Skip(2).Select(line => line.Split(' ', 3)).Where(words => words.Length == 3).GroupBy(words => words[1]).ToDictionary(group => group.Key, group => Health(group.First()[2]));
        return Known(new EtcdOverview
        {
            Members = list?.RootElement.TryGetProperty("members", out var members) == true ? [.. members.EnumerateArray().Select(member => Member(member, healths))] : null,
            Own = status is null ? null : Hex(Text(status.RootElement.TryGetProperty("header", out var header) ? header : default, "member_id")),
            Leader = status is null ? null : Hex(Text(status.RootElement, "leader")),
            Version = status is null ? null : Text(status.RootElement, "version"),
            DatabaseSize = status is not null && long.TryParse(Text(status.RootElement, "dbSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
            Trouble = list?.RootElement.TryGetProperty("members", out _) == true ? null : lines[0]["members".Length..].Trim(),
        });
    }

    private static EtcdSeat Member(JsonElement member, Dictionary<string, string> healths)
    {
        var urls = Urls(member, "clientURLs");
        return new EtcdSeat(Hex(Text(member, "ID")) ?? "", Text(member, "name") ?? "", Urls(member, "peerURLs"), urls)
        {
            IsLearner = Text(member, "isLearner") == "True",
            Health = urls.Select(url => healths.GetValueOrDefault(url)).FirstOrDefault(health => health is not null),
        };
    }

    private static string Health(string said) =>
        said.Contains("\"health\":\"true\"", StringComparison.Ordinal) || said.Contains("\"health\":true", StringComparison.Ordinal) ? "ok" : said.Trim() is { Length: > 0 } text ? text : "no answer";

    private static IReadOnlyList<string> Urls(JsonElement member, string name) => member.TryGetProperty(name, out var urls) ? [.. urls.EnumerateArray().Select(url => url.GetString() ?? "")] : [];

    // Numbers of 64 bits come as texts; etcdctl shows them in hexadecimal.
    private static string? Hex(string? number) => ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id.ToString("x", CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static JsonDocument? Json(string text) => text.TrimStart().StartsWith('{') ? JsonDocument.Parse(text) : null;
}

/// <summary>etcd as one of its members knows it. What it did not tell is null.</summary>
public sealed record EtcdOverview
{
    public IReadOnlyList<EtcdSeat>? Members { get; init; }

    /// <summary>Id of the member that was asked, in hexadecimal.</summary>
    public string? Own { get; init; }

    /// <summary>Id of the leader; null where the member knows none.</summary>
    public string? Leader { get; init; }

    public string? Version { get; init; }

    /// <summary>In bytes.</summary>
    public long? DatabaseSize { get; init; }

    /// <summary>What was said in place of the members.</summary>
    public string? Trouble { get; init; }
}

/// <summary>A member in etcd's list.</summary>
public sealed record EtcdSeat(string Id, string Name, IReadOnlyList<string> PeerUrls, IReadOnlyList<string> ClientUrls)
{
    public bool IsLearner { get; init; }

    /// <summary><c>ok</c>, or what it answered; null where it was not asked.</summary>
    public string? Health { get; init; }
}

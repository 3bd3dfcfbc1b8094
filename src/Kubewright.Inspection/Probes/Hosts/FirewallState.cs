using System.Globalization;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>What filters packets that come in, and the TCP ports that it lets through, where one can tell.</summary>
public sealed partial record FirewallState : Probe<Firewall>
{
    public override string Id => "firewall";

    // ufw and firewalld are asked themselves; without them, a policy that drops in the INPUT chain counts, and in chains of nft.
    public override string Script => """
        PATH=$PATH:/usr/sbin:/sbin
        if [ "$(systemctl is-active firewalld 2>/dev/null)" = active ]; then
            echo kind firewalld
            firewall-cmd --list-ports && firewall-cmd --list-services || exit 1
        elif command -v ufw >/dev/null && ufw status 2>/dev/null | grep -q '^Status: active'; then
            echo kind ufw
            ufw status
        elif command -v iptables >/dev/null && iptables -S INPUT 2>/dev/null | grep -q '^-P INPUT DROP'; then
            echo kind iptables
            iptables -S INPUT
        elif command -v nft >/dev/null && nft list chains 2>/dev/null | grep -q 'hook input.*policy drop'; then
            echo kind nftables
        else echo kind none; fi
        echo asked
        """;

    protected override Fact<Firewall> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not [{ } first, ..] lines || !first.StartsWith("kind ", StringComparison.Ordinal))
        {
            return Unknown(answer.Complaint);
        }

        var kind = first["kind ".Length..];
        var rules = lines.Skip(1).ToList();
        return kind switch
        {
            "firewalld" => Known(new Firewall(kind, Ports(FirewalldPort(), rules), false)),
            "ufw" => Known(new Firewall(kind, Ports(UfwPort(), [.. rules.Where(line => line.Contains("ALLOW", StringComparison.Ordinal))]), false)),
            "iptables" => Known(new Firewall(kind, Ports(IptablesPort(), [.. rules.Where(IsAccept)]), rules.Any(line => IsAccept(line) && SourceOnly().IsMatch(line)))),
            "nftables" => Known(new Firewall(kind, [], true)),
            "none" => Known(Firewall.None),
            _ => Unknown(answer.Complaint),
        };
    }

    private static bool IsAccept(string rule) => rule.EndsWith("-j ACCEPT", StringComparison.Ordinal);

    private static IReadOnlyList<PortRange> Ports(Regex form, IReadOnlyList<string> rules) =>
    [
        .. from rule in rules
           from match in form.Matches(rule)
           from range in match.Groups[1].Value.Split(',')
           let ends = range.Split('-', ':')
           select new PortRange(Number(ends[0]), Number(ends[^1])),
    ];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // "6443/tcp 2379-2380/tcp"
    [GeneratedRegex(@"\b([\d-]+)/tcp")]
    private static partial Regex FirewalldPort();

    // "6443/tcp   ALLOW   Anywhere", "2379:2380/tcp ALLOW …", "6443 ALLOW …"
    [GeneratedRegex(@"^([\d:,]+)(?:/tcp)?\s")]
    private static partial Regex UfwPort();

    // "-A INPUT -p tcp -m tcp --dport 2379:2380 -j ACCEPT", "… -m multiport --dports 22,6443 …"
    [GeneratedRegex(@"-p tcp .*--dports? ([\d:,]+)")]
    private static partial Regex IptablesPort();

    // "-A INPUT -s 192.168.2.0/24 -j ACCEPT", "-A INPUT -i eth0 -j ACCEPT"; not the loopback's.
    [GeneratedRegex(@"^-A INPUT (-s \S+|-i (?!lo )\S+)( -i \S+)? -j ACCEPT$")]
    private static partial Regex SourceOnly();
}

/// <summary>What filters packets that come in.</summary>
/// <param name="Kind"><c>firewalld</c>, <c>ufw</c>, <c>iptables</c>, <c>nftables</c> or <c>none</c>.</param>
/// <param name="Open">TCP ports that anybody may reach.</param>
/// <param name="MayOpenMore">There are rules from which it cannot be told which ports hosts of the cluster reach.</param>
public sealed record Firewall(string Kind, IReadOnlyList<PortRange> Open, bool MayOpenMore)
{
    public static readonly Firewall None = new("none", [], true);

    public bool IsOpen(int port) => Open.Any(range => range.First <= port && port <= range.Last);
}

/// <summary>Ports from the first to the last.</summary>
public sealed record PortRange(int First, int Last);

using System.Text.RegularExpressions;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// Configuration of a balancer that serves two endpoints while the cluster moves from one to the other: the wanted one's, with what the former one's has besides. Both
/// pass on to the same API servers.
/// </summary>
internal static partial class BothEndpoints
{
    /// <summary>HAProxy's or nginx' configuration that listens for both.</summary>
    public static string Balancer(string wanted, string former)
    {
        var (own, other) = (Listening().Match(wanted), Listening().Match(former));

        // Who listens on every address of a port listens on the one of it too.
        return Port(own) == Port(other)
            ? Listening().Replace(wanted, IsLoopback(own) ? other.Value : own.Value, 1)
            : Listening().Replace(wanted, own.Value + other.Value, 1);
    }

    /// <summary>keepalived's configuration that holds both addresses, each by a virtual router of its own.</summary>
    public static string Keepalived(string wanted, string former) => wanted + Router().Replace(former[former.IndexOf("vrrp_script ", StringComparison.Ordinal)..], "former_api");

    private static bool IsLoopback(Match line) => line.Value.Contains("127.0.0.1", StringComparison.Ordinal) || line.Value.Contains("[::1]", StringComparison.Ordinal);

    private static string Port(Match line) => line.Groups[1].Value;

    [GeneratedRegex(@"^ +(?:bind|listen) (?:\S*:)?(\d+).*\n", RegexOptions.Multiline)]
    private static partial Regex Listening();

    [GeneratedRegex(@"\bkubernetes_api\b")]
    private static partial Regex Router();
}

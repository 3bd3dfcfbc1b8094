using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>The host's routes in all tables, and its own addresses, which are routes too. Default routes are left out.</summary>
public sealed record HostRoutes : Probe<IReadOnlyList<HostRoute>>
{
    // Types of ip-route(8) that lead somewhere, if only to nowhere; the others are of no concern to addresses of pods and services.
    private static readonly string[] Leading = ["unicast", "local", "unreachable", "blackhole", "prohibit"];
    private static readonly string[] Others = ["broadcast", "multicast", "anycast", "throw", "nat"];

    /// <summary>By which routes of the built-in pod network are known, whoever's pods they lead to: a number that nobody has in rt_protos(5).</summary>
    public const string PodNetworkProtocol = "144";

    public override string Id => "routes";

    public override string Script => "ip -4 -o route show table all && { [ ! -e /proc/net/if_inet6 ] || ip -6 -o route show table all; } && echo asked";

    protected override Fact<IReadOnlyList<HostRoute>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { Count: > 0 } lines
        ? Known([.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => !Others.Contains(words[0])).Select(Route).OfType<HostRoute>()])
        : Unknown(answer.Complaint);

    private static HostRoute? Route(string[] line)
    {
        var type = Leading.Contains(line[0]) ? line[0] : "unicast";
        var words = Leading.Contains(line[0]) ? line[1..] : line;
        if (words[0] == "default")
        {
            return null;
        }

        var destination = words[0].Contains('/') ? words[0] : $"{words[0]}/{(words[0].Contains(':') ? 128 : 32)}";
        return Cidr.TryParse(destination) is null
            ? throw new FormatException($"'{destination}' is no network")
            : new HostRoute(destination, type, After(words, "dev"), After(words, "via"), After(words, "proto"));
    }

    private static string? After(string[] words, string key) => Array.IndexOf(words, key) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
}

/// <summary>A route.</summary>
/// <param name="Destination">The network in CIDR notation.</param>
/// <param name="Type">As in ip-route(8): <c>unicast</c>, <c>local</c>, <c>blackhole</c> …</param>
/// <param name="Device">The interface; null where it leads to none.</param>
/// <param name="Via">The next hop; null where the network is the interface's own.</param>
/// <param name="Protocol">Who set it: <c>kernel</c>, <c>static</c>, <c>bird</c>; null where nobody said.</param>
public sealed record HostRoute(string Destination, string Type, string? Device, string? Via, string? Protocol)
{
    /// <summary>The network.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Cidr Network => Cidr.TryParse(Destination) ?? throw new InvalidOperationException($"'{Destination}' is no network");
}

using System.Globalization;
using System.Net.Sockets;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>Says what is wrong with ways between hosts, the same trouble of several hosts in one sentence.</summary>
internal static class PortFindings
{
    /// <param name="tool">What filters a host's packets, as <c>Firewall.Kind</c> says it.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<PortTrial> trials, Func<Host, string> tool)
    {
        // An answer cannot come back to whom the other has no route: that is told of the other.
        var routeless = trials.Where(trial => trial.Outcome == Outcome.NoRoute).Select(trial => (trial.Port.To.Name, trial.Port.From.Name)).ToHashSet();
        trials = [.. trials.Where(trial => trial.Outcome == Outcome.NoRoute || !routeless.Contains((trial.Port.From.Name, trial.Port.To.Name)))];
        var lost = trials.Where(trial => trial.Outcome is Outcome.NoRoute or Outcome.NotFound).DistinctBy(trial => (trial.Port.From.Name, trial.Port.To.Name));
        var filtered =
            from trial in trials
            where trial.Outcome is Outcome.Dropped or Outcome.Rejected
            group trial by (trial.Port.To, trial.Outcome, trial.Said, From: trial.Port.From.Name) into way
            let ports = way.Select(trial => trial.Port).ToList()
            group ports by (way.Key.To, way.Key.Outcome, way.Key.Said, Ports: string.Join(",", ports.Select(port => port.Port))) into same
            select Filtered(same.Key.To, same.Key.Outcome, same.Key.Said, [.. same.Select(ports => ports[0].From)], same.First(), tool(same.Key.To));
        return lost.Select(Lost).Concat(filtered);
    }

    private static Finding Lost(PortTrial trial)
    {
        var (from, to) = (trial.Port.From, trial.Port.To);
        return trial.Outcome == Outcome.NoRoute
            ? Finding.On(from, $"has no route to {to} ({to.Address}): {trial.Said}", $"see 'ip route get {to.Address}' on {from}, and give it a route there, also for after a boot")
            : Finding.On(
                from,
                $"does not reach {to} ({to.Address}) at port {trial.Port.Port} ({trial.Port.Purpose}) nor any other: {trial.Said}",
                $"see 'ip route get {to.Address}' and 'ip neigh show {to.Address}' on {from}: are both on one network, or does a router know the way?");
    }

    private static Finding Filtered(Host to, Outcome outcome, string said, List<Host> from, List<RequiredPort> ports, string tool)
    {
        var names = string.Join(", ", from);
        var which = (ports.Count == 1 ? "port " : "ports ") + string.Join(", ", ports.Select(port => $"{port.Port} ({port.Purpose})"));
        var sentence = outcome == Outcome.Dropped
            ? string.Create(CultureInfo.InvariantCulture, $"does not answer {names} at {which} within {PortConnections.Patience} s: a packet filter drops it")
            : $"answers {names} at {which} with '{said}', although {(said == "Connection refused" ? "something listens there" : "other ports of it are reached")}: a packet filter rejects it";
        return Finding.On(to, sentence, $"open it on {to} (or on the way there), also for after a boot: {Opening(tool, from, ports)}");
    }

    private static string Opening(string tool, List<Host> from, List<RequiredPort> ports)
    {
        var family = from[0].Address.AddressFamily == AddressFamily.InterNetworkV6;
        var numbers = string.Join(",", ports.Select(port => port.Port));
        return tool switch
        {
            "firewalld" => "firewall-cmd --permanent " + string.Join(' ', ports.Select(port => $"--add-port={port.Port}/tcp")) + " && firewall-cmd --reload",
            "ufw" => string.Join("; ", from.Select(host => $"ufw allow proto tcp from {host.Address} to any port {numbers}")),
            "nftables" => $"see 'nft list ruleset' for the rule that drops it, and accept before it: {(family ? "ip6" : "ip")} saddr {{ {string.Join(", ", from.Select(host => host.Address))} }} tcp dport {{ {numbers} }} accept",
            _ => $"{(family ? "ip6tables" : "iptables")} -I INPUT -p tcp -s {string.Join(",", from.Select(host => host.Address))} -m multiport --dports {numbers} -j ACCEPT",
        };
    }
}

using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>
/// A host does not reach another at a port that it needs there. Asked in rounds: on hosts without Kubernetes listeners stand in for what is not there yet, then
/// everybody connects, then the listeners end. On hosts of a standing cluster nobody stands in, because its own programs may want their ports at any moment.
/// </summary>
public sealed class PortNotReachable : IRule
{
    public string Code => "port-not-reachable";

    public string Title => "Hosts reach each other at the ports they need";

    public IEnumerable<Need> Needs(CaseFile caseFile)
    {
        var hosts = caseFile.Spec.Hosts;
        var required = RequiredPorts.Of(caseFile.Spec).ToList();
        var first = hosts.SelectMany(host => (Need[])[new(host, new KubeadmState(), MayBeUnknown: true), new(host, new FirewallState(), MayBeUnknown: true)]).ToList();
        var listeners = Listeners(caseFile, required).Select(entry => new Need(entry.Host, entry.Probe, MayBeUnknown: true)).ToList();
        var connections = Connections(caseFile, required).Select(entry => new Need(entry.Host, entry.Probe, MayBeUnknown: true)).ToList();
        var left = listeners.Select(need => new Need(need.Host, new PortListenersLeft(), MayBeUnknown: true)).ToList();
        return (IsAnswered(caseFile, first), listeners.Count == 0 || IsAnswered(caseFile, listeners), IsAnswered(caseFile, connections)) switch
        {
            (false, _, _) => first,
            (_, false, _) => [.. first, .. listeners],
            (_, _, false) => [.. first, .. listeners, .. connections],
            _ => [.. first, .. listeners, .. connections, .. left],
        };
    }

    public Verdict Judge(CaseFile caseFile)
    {
        var required = RequiredPorts.Of(caseFile.Spec).ToList();
        var served = Listeners(caseFile, required).ToDictionary(entry => entry.Host.Name, entry => caseFile.Facts.ValueOr(entry.Host, entry.Probe, []));
        var trials =
            from entry in Connections(caseFile, required)
            where caseFile.Facts.Get(entry.Host, entry.Probe) is Fact<IReadOnlyList<PortConnection>>.Known
            let answers = caseFile.Ask(entry.Host, entry.Probe).ToDictionary(connection => connection.Target)
            from port in required.Where(port => port.From.Name == entry.Host.Name && !caseFile.Unreached.ContainsKey(port.To.Name))
            select Trial(port, answers, served);
        var tried = trials.ToList();
        var closed = tried.Count(trial => trial.Outcome == Outcome.Closed);
        return Verdict.Of(
            PortFindings.Of(tried, host => caseFile.Facts.ValueOr(host, new FirewallState(), Firewall.None).Kind),
            $"{tried.Count - closed} ways tried, all open" + (closed == 0 ? "" : $"; on {closed} more nothing listens at the other end, which answers"),
            caseFile.WhyUnknown(Needs(caseFile)) ?? StillListening(caseFile, required));
    }

    private static PortTrial Trial(RequiredPort port, Dictionary<string, PortConnection> answers, Dictionary<HostName, IReadOnlyList<int>> served)
    {
        var (answer, said) = (answers[port.Target].Answer, answers[port.Target].Said);
        var sameHost = answers.Where(other => other.Key.StartsWith($"{port.To.Address}/", StringComparison.Ordinal)).Select(other => other.Value.Answer);
        var isListening = served.TryGetValue(port.To.Name, out var ports) && ports.Contains(port.Port);
        var outcome = answer switch
        {
            PortAnswer.Open => Outcome.Open,
            PortAnswer.NoRoute => Outcome.NoRoute,
            PortAnswer.Silence => Outcome.Dropped,
            PortAnswer.Refused => isListening ? Outcome.Rejected : Outcome.Closed,

            // A filter may say so of one port; where it is said of all, it is the way that is missing.
            _ => sameHost.Any(other => other is PortAnswer.Open or PortAnswer.Refused) ? Outcome.Rejected : Outcome.NotFound,
        };
        return new PortTrial(port, outcome, said);
    }

    private static string? StillListening(CaseFile caseFile, IReadOnlyList<RequiredPort> required) =>
        Listeners(caseFile, required).Where(entry => caseFile.Facts.ValueOr(entry.Host, new PortListenersLeft(), false)).Select(entry => entry.Host).ToList() is { Count: > 0 } left
            ? $"the listeners on {string.Join(", ", left)} did not end; they do within {PortListeners.Lifetime} s"
            : null;

    private static IEnumerable<(Host Host, PortListeners Probe)> Listeners(CaseFile caseFile, IReadOnlyList<RequiredPort> required) =>
        from port in required
        group port by port.To.Name into ports
        let host = ports.First().To
        where caseFile.Facts.Get(host, new KubeadmState()) is Fact<KubeadmTraces>.Known { Value.IsUntouched: true }
        select (host, new PortListeners(host.Address, string.Join(' ', ports.Select(port => port.Port).Distinct().Order())));

    private static IEnumerable<(Host Host, PortConnections Probe)> Connections(CaseFile caseFile, IReadOnlyList<RequiredPort> required) =>
        from port in required
        group port by port.From.Name into ports
        let host = ports.First().From
        let logins = ports.Select(port => port.To).DistinctBy(to => to.Name).Select(to => $"{to.Address}/{to.Login.Port}")
        where !caseFile.Unreached.ContainsKey(host.Name)
        select (host, new PortConnections(string.Join(' ', ports.Select(port => port.Target).Concat(logins).Distinct())));

    // A round is over once every host was asked: some may have been asked for the first round's answers before, for a plan. Who is silent then stays so.
    private static bool IsAnswered(CaseFile caseFile, List<Need> needs) => needs.All(need => caseFile.Facts.WasAsked(need.Host, need.Probe));
}

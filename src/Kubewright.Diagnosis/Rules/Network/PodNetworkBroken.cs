using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>A pod does not reach a pod on some node, or a service.</summary>
public sealed class PodNetworkBroken : IRule
{
    public string Code => "pod-network-broken";

    public string Title => "Pods reach pods on every node and a service";

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
    [
        new(caseFile.Leader, new AcceptanceWorkload()),
        .. Questions(caseFile).Select(asked => new Need(asked.Host, asked.Probe)),
        .. Suspects(caseFile).Select(asked => new Need(asked.Host, asked.Probe, MayBeUnknown: true)),
    ];

    public Verdict Judge(CaseFile caseFile)
    {
        var asked = Questions(caseFile).ToList();
        var without = caseFile.Spec.Nodes
            .Where(host => asked.All(question => question.Host != host))
            .Select(host => new Finding { Subject = host.ToString(), Sentence = "has no pod of the acceptance workload with an address" });
        var findings =
            from question in asked
            from path in caseFile.Ask(question.Host, question.Probe)
            where !path.Reached
            select new Finding { Subject = question.Host.ToString(), Sentence = $"a pod there does not reach {path.Target}", Evidence = [path.Said, .. Why(caseFile, question.Host, path)] };
        return Verdict.Of(without.Concat(findings), $"{asked.Sum(question => caseFile.Ask(question.Host, question.Probe).Count)} paths tried, all reached");
    }

    private static IEnumerable<string> Why(CaseFile caseFile, Host host, NetworkPath path) =>
        from suspect in Suspects(caseFile)
        where suspect.Host == host && suspect.Probe.Address == path.Target
        from line in caseFile.Facts.Get(host, suspect.Probe) is Fact<ServiceRulesState>.Known { Value: var found } ? Told(host, path.Target, found) : []
        select line;

    private static IEnumerable<string> Told(Host host, string service, ServiceRulesState found) =>
    [
        .. found.Rules.Count == 0 ? [$"no packet filter rule of {host} names {service}: kube-proxy there has not heard of the service"] : found.Rules,
        .. found.Log.Select(line => $"kube-proxy: {line}"),
    ];

    /// <summary>Services that were not reached: only the asking node can tell why.</summary>
    private static IEnumerable<(Host Host, ServiceRules Probe)> Suspects(CaseFile caseFile) =>
        from asked in Questions(caseFile)
        let service = asked.Probe.Targets.Split(' ')[^1]
        where (caseFile.Facts.ValueOr(asked.Host, asked.Probe, []) ?? []).Any(path => path.Target == service && !path.Reached)
        select (asked.Host, new ServiceRules(service));

    // Known only once the workload is: a rule's needs may grow with the facts.
    private static IEnumerable<(Host Host, PodReachability Probe)> Questions(CaseFile caseFile)
    {
        if (caseFile.Facts.Get(caseFile.Leader, new AcceptanceWorkload()) is not Fact<AcceptanceWorkloadState?>.Known { Value: { ServiceAddress: { } service } workload })
        {
            yield break;
        }

        var targets = string.Join(' ', workload.Pods.Select(pod => pod.Address).OfType<string>().Order(StringComparer.Ordinal).Append(service));
        foreach (var host in caseFile.Spec.Nodes)
        {
            if (workload.Pods.FirstOrDefault(pod => pod.Node == host.ToString())?.Address is { } own)
            {
                yield return (host, new PodReachability(own, targets));
            }
        }
    }
}

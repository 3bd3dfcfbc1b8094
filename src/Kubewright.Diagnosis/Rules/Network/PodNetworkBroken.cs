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

    public IEnumerable<Need> Needs(CaseFile caseFile) => [new(caseFile.Leader, new AcceptanceWorkload()), .. Questions(caseFile).Select(asked => new Need(asked.Host, asked.Probe))];

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
            select new Finding { Subject = question.Host.ToString(), Sentence = $"a pod there does not reach {path.Target}", Evidence = [path.Said] };
        return Verdict.Of(without.Concat(findings), $"{asked.Sum(question => caseFile.Ask(question.Host, question.Probe).Count)} paths tried, all reached");
    }

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

using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>The cluster's own DNS.</summary>
internal sealed class DnsDescriber : IDescriber
{
    public string Section => "proxy-dns";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var workload = view.Readings.Workloads.FirstOrDefault(candidate => candidate.Namespace == "kube-system" && candidate.Kind is "Deployment" or "DaemonSet" && IsDns(candidate.Name));
        var pods = view.Readings.Pods.Where(pod => pod.Namespace == "kube-system" && IsDns(pod.Name) && !pod.Name.Contains("autoscaler", StringComparison.Ordinal)).ToList();
        if (workload is null && pods.Count == 0)
        {
            return view.Covers(Coverage.SystemPods)
                ? [Say.Odd("dns", NetworkWords.DnsMissing, view.Machines.SelectMany(machine => machine.Proofs).Take(1), 40).Because(NetworkWords.DnsMissingWhy)]
                : [Say.Unknown("dns", NetworkWords.DnsUnknown)];
        }

        var name = (workload?.Name ?? pods[0].Name).StartsWith("kube-dns", StringComparison.Ordinal) ? "kube-dns" : "CoreDNS";
        var (ready, desired) = (workload?.Ready ?? pods.Count(pod => pod.IsWell == true), workload?.Desired ?? pods.Count);
        var proofs = (workload?.Proofs ?? []).Concat(pods.SelectMany(pod => pod.Proofs)).ToList();
        var sentence = NetworkWords.Dns(name, ready, desired);
        var statement = ready == 0 && desired > 0 ? Say.Bad("dns", sentence, proofs, 78) : ready < desired ? Say.Odd("dns", sentence, proofs, 60) : Say.Fine("dns", sentence, proofs);
        var nodes = pods.Where(pod => pod.Node is not null).Select(pod => pod.Node!).Distinct().ToList();
        return pods.Count > 1 && nodes.Count == 1 && view.Machines.Count > 1
            ? [statement.With(("name", name), ("ready", ready), ("desired", desired)), Say.Odd("dns-one-node", NetworkWords.DnsOneNode(nodes[0]), proofs, 30)]
            : [statement.With(("name", name), ("ready", ready), ("desired", desired))];
    }

    private static bool IsDns(string name) => name.StartsWith("coredns", StringComparison.Ordinal) || name.StartsWith("kube-dns", StringComparison.Ordinal) || name.Contains("-coredns", StringComparison.Ordinal);
}

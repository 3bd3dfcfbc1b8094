using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>Every node has the labels and taints that the file gives its host; a control plane is tainted unless it is a worker too.</summary>
public sealed class MarkNodes : IStep
{
    public string Title => "Label and taint the nodes";

    public TimeSpan Settle => TimeSpan.FromSeconds(30);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterNodes())];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterNodes()) is not { } nodes)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var differing = (
            from host in situation.Spec.Nodes
            join node in nodes on host.ToString() equals node.Name
            let marks = new NodeMarks(situation.Spec, host, node)
            where !marks.AreAsWanted
            select (Host: host, Marks: marks)).ToList();
        return differing.Count == 0
            ? new Decision.Satisfied("labels and taints are as wanted")
            : new Decision.Change(
                string.Join("; ", differing.Select(one => $"{one.Host}: {one.Marks.Why}")),
                [.. differing.SelectMany(one => one.Marks.Actions())])
            {
                Risk = differing.Any(one => one.Marks.Evicts) ? Risk.Disruptive : Risk.Safe,
            };
    }
}

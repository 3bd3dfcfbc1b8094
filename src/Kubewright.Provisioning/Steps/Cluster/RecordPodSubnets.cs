using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Provisioning.Steps.Network;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>Each Node object names the share of the pod network that the node really uses, for those who read it there.</summary>
public sealed class RecordPodSubnets : IStep
{
    public string Title => "Record the nodes' pod networks";

    public TimeSpan Settle => TimeSpan.FromSeconds(60);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterNodes()), .. PodSubnets.Needs(blueprint)];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterNodes()) is not { } nodes)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var shares = PodSubnets.Allocate(situation);
        var missing = nodes.Where(node => node.PodCidr is null && HostName.TryParse(node.Name) is { } name && shares.ContainsKey(name)).ToList();
        return missing.Count == 0
            ? new Decision.Satisfied("recorded")
            : new Decision.Change($"not recorded for {string.Join(", ", missing.Select(node => node.Name))}", [.. missing.Select(node => Patch(node.Name, shares))]);
    }

    private static HostAction.RunCommand Patch(string node, IReadOnlyDictionary<HostName, Core.Spec.Cidr> shares)
    {
        var share = shares[HostName.Parse(node)];
        return new HostAction.RunCommand(new Command
        {
            Title = $"set podCIDR of {node} to {share}",
            Script = $$$"""{{{ClusterNodes.Kubectl}}} patch node {{{node}}} -p '{"spec":{"podCIDR":"{{{share}}}","podCIDRs":["{{{share}}}"]}}'""",
        });
    }
}

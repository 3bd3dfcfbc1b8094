using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>How many machines there are, what they are, and which of them are not well.</summary>
internal sealed class TopologyDescriber : IDescriber
{
    public string Section => "topology";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        if (view.Machines.Count == 0)
        {
            return [Say.Unknown("nodes", TopologyWords.NoNodes)];
        }

        var (planes, workers) = (view.ControlPlanes.Count, view.Workers.Count);
        var unclear = view.Machines.Count - planes - workers;
        var counts = Say.Fine("nodes", TopologyWords.Counts(planes, workers, unclear), view.Machines.SelectMany(machine => machine.Proofs))
            .With(("controlPlanes", planes), ("workers", workers), ("unclear", unclear));
        return [counts, .. Shape(view), .. HyperConverged(view), .. view.Machines.SelectMany(State)];
    }

    private static IEnumerable<Statement> Shape(ClusterView view)
    {
        var (planes, proofs) = (view.ControlPlanes.Count, view.ControlPlanes.SelectMany(machine => machine.Proofs));
        if (planes == 1 && view.Machines.All(machine => machine.IsControlPlane is not null))
        {
            yield return Say.Odd("one-control-plane", TopologyWords.OneControlPlane, proofs, 40);
        }
        else if (planes > 0 && planes % 2 == 0 && view.Machines.All(machine => machine.IsControlPlane is not null))
        {
            yield return Say.Odd("even-control-planes", TopologyWords.EvenControlPlanes(planes), proofs, 40);
        }
    }

    // Taints tell it for sure; without them, a cluster that has only control planes and runs tells it too.
    private static IEnumerable<Statement> HyperConverged(ClusterView view)
    {
        var nodes = view.ControlPlanes.Select(machine => machine.Node).OfType<NodeReading>().ToList();
        if (nodes.Count == 0)
        {
            yield break;
        }

        var proofs = nodes.SelectMany(node => node.Proofs);
        if (nodes.All(node => node.Taints is not null))
        {
            var open = nodes.Count(node => !node.Taints!.Any(KeepsAway));
            yield return open > 0
                ? Say.Fine("hyper-converged", TopologyWords.HyperConverged(open, open == view.Machines.Count), proofs).Because(TopologyWords.HyperConvergedWhy).With(("hyperConverged", true), ("by", "taints"))
                : Say.Fine("hyper-converged", TopologyWords.Tainted, proofs).With(("hyperConverged", false), ("by", "taints"));
        }
        else if (view.Workers.Count == 0 && nodes.Count == view.Machines.Count)
        {
            yield return Say.Fine("hyper-converged", TopologyWords.HyperConvergedGuess(nodes.Count), proofs).Because(TopologyWords.HyperConvergedGuessWhy).With(("hyperConverged", true), ("by", "no workers"));
        }
    }

    private static bool KeepsAway(string taint) => taint.StartsWith("node-role.kubernetes.io/", StringComparison.Ordinal) && !taint.EndsWith(":PreferNoSchedule", StringComparison.Ordinal);

    private static IEnumerable<Statement> State(Machine machine)
    {
        if (machine.Node is { IsReady: false } broken)
        {
            yield return Say.Bad("node-not-ready", TopologyWords.NotReady(broken.Name, broken.ReadyMessage), broken.Proofs, machine.IsControlPlane == true ? 90 : 70)
                .About(broken.Name).Then(TopologyWords.LookAtKubelet(broken.Name));
        }

        foreach (var pressure in machine.Node?.Pressures ?? [])
        {
            yield return Say.Bad("node-pressure", TopologyWords.Pressure(machine.Name, pressure), machine.Node!.Proofs, 75).About(machine.Name);
        }

        if (machine.Node?.IsUnschedulable == true)
        {
            yield return Say.Odd("node-cordoned", TopologyWords.Unschedulable(machine.Name), machine.Node.Proofs, 50).About(machine.Name);
        }

        if (machine.Host is { IsReached: false } host)
        {
            yield return machine.Node?.IsReady == true
                ? Say.Odd("host-unreached", TopologyWords.UnreachedButReady(machine.Name), host.Proofs, 60).About(machine.Name)
                : machine.Node?.IsReady == false
                    ? Say.Bad("host-unreached", TopologyWords.Unreached(machine.Name, host.WhyNot ?? ""), host.Proofs, 85).About(machine.Name)
                    : Say.Unknown("host-unreached", TopologyWords.Unreached(machine.Name, host.WhyNot ?? ""), host.Proofs).About(machine.Name);
        }
    }
}

using Kubewright.Core.Facts;

namespace Kubewright.Core.Plans;

/// <summary>Turns phases and facts into a plan, purely.</summary>
public static class Planner
{
    /// <summary>Everything the phases need to know.</summary>
    public static IEnumerable<Need> Needs(Blueprint blueprint, IEnumerable<Phase> phases) =>
        phases.SelectMany(phase => phase.Hosts.SelectMany(host => phase.Steps.SelectMany(step => step.Needs(blueprint, host))));

    public static Plan Plan(Blueprint blueprint, IReadOnlyList<Phase> phases, FactSet facts)
    {
        var planned = new List<PlannedStep>();
        var changesPending = false;
        foreach (var phase in phases)
        {
            foreach (var host in phase.Hosts)
            {
                foreach (var step in phase.Steps)
                {
                    var decision = Predict(step, new Situation(blueprint, host, facts), changesPending);
                    changesPending |= decision is Decision.Change or Decision.Later;
                    planned.Add(new PlannedStep(phase, host, step, decision));
                }
            }
        }

        return new Plan(planned);
    }

    /// <summary>What a step decides, or why it cannot: an unanswered need means "not yet" while changes are pending, and "blocked" else.</summary>
    internal static Decision Predict(IStep step, Situation situation, bool changesPending) =>
        FirstUnknown(step.Needs(situation.Blueprint, situation.Host), situation.Facts) is not { } unknown
            ? step.Decide(situation)
            : changesPending
                ? new Decision.Later(unknown)
                : new Decision.Blocked(unknown, "make the host answer, then run again");

    /// <summary>The first need without an answer that whoever asked cannot do without, as a sentence.</summary>
    internal static string? FirstUnknown(IEnumerable<Need> needs, FactSet facts) =>
        needs
            .Where(need => !need.MayBeUnknown)
            .Select(need => facts.Get(need.Host, need.Probe).WhyUnknown)
            .FirstOrDefault(why => why is not null);
}

using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>What a run would do as things are now: a prediction to approve, not a script.</summary>
public sealed record Plan(IReadOnlyList<PlannedStep> Steps)
{
    /// <summary>Steps that are not satisfied.</summary>
    public IEnumerable<PlannedStep> Open => Steps.Where(step => step.Decision is not Decision.Satisfied);

    public IEnumerable<PlannedStep> Blocked => Steps.Where(step => step.Decision is Decision.Blocked);

    public bool IsEmpty => !Open.Any();

    /// <summary>The worst that a change of the plan can cost.</summary>
    public Risk Risk => Steps.Select(step => step.Decision).OfType<Decision.Change>().Select(change => change.Risk).DefaultIfEmpty(Risk.Safe).Max();
}

/// <summary>What a step would do on one host.</summary>
public sealed record PlannedStep(Phase Phase, Host Host, IStep Step, Decision Decision);

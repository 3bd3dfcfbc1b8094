using Kubewright.Core.Plans;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What a run would change, as things are now.</summary>
internal sealed record PlanDocument
{
    public required string Cluster { get; init; }

    public required int Hosts { get; init; }

    public required string Leader { get; init; }

    public required int Changes { get; init; }

    public required int Later { get; init; }

    public required int Blocked { get; init; }

    public required int Satisfied { get; init; }

    /// <summary><c>safe</c>, <c>disruptive</c> or <c>destructive</c>.</summary>
    public required string Risk { get; init; }

    public required IReadOnlyList<PlannedStepDocument> Steps { get; init; }

    public static PlanDocument Of(Blueprint blueprint, Plan plan, CurrentFiles files)
    {
        int Count<T>()
            where T : Decision => plan.Steps.Count(step => step.Decision is T);

        return new PlanDocument
        {
            Cluster = blueprint.Spec.Name,
            Hosts = blueprint.Spec.Hosts.Count,
            Leader = blueprint.Leader.ToString(),
            Changes = Count<Decision.Change>(),
            Later = Count<Decision.Later>(),
            Blocked = Count<Decision.Blocked>(),
            Satisfied = Count<Decision.Satisfied>(),
            Risk = RiskText.Of(plan.Risk),
            Steps = [.. plan.Steps.Select(step => PlannedStepDocument.Of(step, files))],
        };
    }
}

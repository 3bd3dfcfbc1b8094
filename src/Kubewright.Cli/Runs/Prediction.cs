using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Runs;

/// <summary>What a run is going to do, and all that it was concluded from.</summary>
internal sealed record Prediction(Blueprint Blueprint, IReadOnlyList<Phase> Phases, Plan Plan, FactGatherer Facts)
{
    public ClusterSpec Spec => Blueprint.Spec;

    /// <summary>The run's id.</summary>
    public string Run => Blueprint.Credentials.RunId;

    /// <summary>Steps that cannot be done as things are.</summary>
    public IReadOnlyList<Problem> Blocks =>
    [
        .. from step in Plan.Blocked
           let blocked = (Decision.Blocked)step.Decision
           select new Problem($"{step.Host}: {step.Step.Title}: {blocked.Why}", blocked.Remedy),
    ];

    public Prediction With(ArtifactOffer artifacts) => this with { Blueprint = Blueprint with { Artifacts = artifacts } };
}

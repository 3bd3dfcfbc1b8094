using Kubewright.Core.Plans;
using Kubewright.Provisioning.Steps.Acceptance;

namespace Kubewright.Provisioning.Phases;

/// <summary>The workload with which <c>verify</c> tries the pod network: raised before its rules judge, removed after.</summary>
public static class AcceptancePhases
{
    public static IReadOnlyList<Phase> Raise(Blueprint blueprint) => [Phase("Start the acceptance workload", blueprint, new RaiseAcceptanceWorkload())];

    public static IReadOnlyList<Phase> Remove(Blueprint blueprint) => [Phase("Remove the acceptance workload", blueprint, new RemoveAcceptanceWorkload())];

    private static Phase Phase(string title, Blueprint blueprint, IStep step) => new() { Title = title, Hosts = [blueprint.Leader], Steps = [step] };
}

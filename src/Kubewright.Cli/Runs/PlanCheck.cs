using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Runs;

/// <summary>The check that an apply would have nothing to do.</summary>
internal static class PlanCheck
{
    private const string Code = "hosts-differ-from-file";
    private const string Title = "Hosts are as the cluster file says";
    private const int Shown = 10;

    public static CheckDocument Of(Plan plan)
    {
        var open = plan.Open.ToList();
        if (open.Count == 0)
        {
            return new CheckDocument(Code, Title, CheckState.Ok, $"apply would change nothing ({PlanText.Count(plan.Steps.Count, "step")} looked at)");
        }

        // Where nothing is known to differ, but something could not be asked, it cannot be told.
        var state = open.Any(step => step.Decision is Decision.Change) ? CheckState.Failed : CheckState.Unknown;
        var lines = open.Take(Shown).Select(step => $"{step.Host}: {step.Step.Title}: {step.Decision.Why}");
        return new CheckDocument(Code, Title, state, $"{open.Count} of {PlanText.Count(plan.Steps.Count, "step")} would have something to do")
        {
            Evidence = [.. open.Count > Shown ? lines.Append($"and {open.Count - Shown} more") : lines],
            Remedy = "see all of it with 'kubewright plan', make it so with 'kubewright apply'",
        };
    }
}

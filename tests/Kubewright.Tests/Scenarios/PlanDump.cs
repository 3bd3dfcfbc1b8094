using System.Text;
using Kubewright.Core.Plans;

namespace Kubewright.Tests.Scenarios;

/// <summary>A plan as text, to keep and compare: phase, host, step, decision, why, and what would be done.</summary>
internal static class PlanDump
{
    public static string Of(IEnumerable<PlannedStep> steps)
    {
        var text = new StringBuilder();
        foreach (var phase in steps.GroupBy(step => step.Phase.Title))
        {
            text.Append($"{phase.Key}\n");

            // Hosts for which the same is planned are told of together.
            foreach (var hosts in phase.GroupBy(step => step.Host.ToString()).GroupBy(Steps, host => host.Key))
            {
                text.Append($"  {string.Join(", ", hosts)}\n{hosts.Key}");
            }
        }

        return text.ToString();
    }

    private static string Steps(IEnumerable<PlannedStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            Append(text, step);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, PlannedStep step)
    {
        var word = step.Decision switch
        {
            Decision.Satisfied => "ok     ",
            Decision.Change => "change ",
            Decision.Later => "later  ",
            _ => "blocked",
        };
        text.Append($"    {word} {step.Step.Title}: {step.Decision.Why}");
        if (step.Decision is Decision.Change change)
        {
            text.Append(change.Risk == Risk.Safe ? "" : $" [{change.Risk}]");
            foreach (var action in change.Actions)
            {
                text.Append($"\n              - {action.Title}");
            }
        }

        text.Append('\n');
    }
}

using System.Text;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Output;

/// <summary>A plan for people: by host, phase and step, why and what, with the differences of files.</summary>
internal static class PlanText
{
    public static string Of(PlanDocument plan, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var host in plan.Steps.Where(step => step.State != StepState.Satisfied).GroupBy(step => step.Host))
        {
            text.Append('\n').Append(ink.Strong(host.Key)).Append('\n');
            foreach (var phase in host.GroupBy(step => step.Phase))
            {
                text.Append("  ").Append(phase.Key).Append('\n');
                foreach (var step in phase)
                {
                    Append(text, step, ink);
                }
            }
        }

        return text.Append('\n').Append(Summary(plan, ink)).Append('\n').ToString().TrimStart('\n');
    }

    public static string Summary(PlanDocument plan, Ink ink)
    {
        if (plan.Steps.All(step => step.State == StepState.Satisfied))
        {
            return $"{ink.Good("0 changes")}: all {Count(plan.Hosts, "host")} as {plan.Cluster} wants them ({Count(plan.Steps.Count, "step")} looked at)";
        }

        var risk = plan.Risk == RiskText.Of(Risk.Safe) ? "" : $"; {ink.Bad(plan.Risk)}";
        var blocked = plan.Blocked == 0 ? "" : $", {ink.Bad($"{plan.Blocked} blocked")}";
        return $"{ink.Notice(Count(plan.Changes, "change"))}, {plan.Later} later, {plan.Satisfied} already right{blocked}{risk}";
    }

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static void Append(StringBuilder text, PlannedStepDocument step, Ink ink)
    {
        var (sign, rest) = step.State switch
        {
            StepState.Change => (ink.Notice("~"), ""),
            StepState.Later => (ink.Faint("…"), "later: "),
            StepState.Blocked => (ink.Bad("!"), "blocked: "),
            _ => (" ", ""),
        };
        var risk = step.Risk is null or "safe" ? "" : $" {ink.Bad($"[{step.Risk}]")}";
        var remedy = step.Remedy is null ? "" : $"; {step.Remedy}";
        text.Append($"    {sign} {step.Step}{risk}{ink.Faint($" — {rest}{step.Why}{remedy}")}\n");
        foreach (var action in step.Actions ?? [])
        {
            text.Append($"        {action.Title}\n");
            foreach (var line in action.Diff ?? [])
            {
                text.Append("          ").Append(Painted(line, ink)).Append('\n');
            }
        }
    }

    private static string Painted(string line, Ink ink) => line[0] switch
    {
        '+' => ink.Good(line),
        '-' => ink.Bad(line),
        '@' => ink.Faint(line),
        _ => line,
    };
}

using System.Text;
using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>Checks as a table: state, name and sentence, with the evidence of those that are not fine.</summary>
internal static class ChecksText
{
    public static string Of(VerifyDocument verified, Ink ink)
    {
        var text = new StringBuilder();
        var names = verified.Checks.Select(check => check.Title.Length).DefaultIfEmpty(0).Max();
        foreach (var check in verified.Checks)
        {
            text.Append($"{Word(check.State, ink)}  {check.Title.PadRight(names)}  {check.Sentence}\n");
            foreach (var line in check.State == CheckState.Ok ? Shown(check.Detail) : check.Evidence)
            {
                text.Append("           ").Append(ink.Faint(line)).Append('\n');
            }

            text.Append(check.State == CheckState.Ok || check.Remedy is null ? "" : $"           → {check.Remedy}\n");
        }

        if (verified.Failover is { } failover)
        {
            text.Append('\n').Append(FailoverText.Of(failover, ink));
        }

        return text.Append('\n').Append(Summary(verified, ink)).Append('\n').ToString();
    }

    private static IEnumerable<string> Shown(string? detail) => detail is null ? [] : [detail];

    private static string Word(CheckState state, Ink ink) => state switch
    {
        CheckState.Ok => ink.Good("ok     "),
        CheckState.Failed => ink.Bad("failed "),
        _ => ink.Notice("unknown"),
    };

    private static string Summary(VerifyDocument verified, Ink ink)
    {
        int Count(CheckState state) => verified.Checks.Count(check => check.State == state);
        return verified.State switch
        {
            CheckState.Ok => ink.Good($"{verified.Cluster} is verified: {PlanText.Count(verified.Checks.Count, "check")} passed"),
            _ => ink.Bad($"{verified.Cluster} is not verified: {Count(CheckState.Failed)} failed, {Count(CheckState.Unknown)} unknown, {Count(CheckState.Ok)} ok"),
        };
    }
}

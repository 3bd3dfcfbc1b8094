using System.Text;
using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>The examination of hosts as a table: what is well in one line a check, what is not with host, what, why and remedy.</summary>
internal static class PreflightText
{
    private const string Indent = "            ";

    public static string Of(PreflightDocument examined, Ink ink)
    {
        var text = new StringBuilder();
        var well = examined.Checks.Where(check => check.State == PreflightState.Ok).ToList();
        text.Append(Columns.Of(well.Select(check => (string[])["ok", check.Title, check.Sentence]), paint: (_, column, cell) => column == 0 ? ink.Good(cell) : cell));
        text.Append(OfWhatIsToKnow(examined, ink));
        return text.Append('\n').Append(Summary(examined, ink)).Append('\n').ToString();
    }

    /// <summary>All but what is well; empty where all is.</summary>
    public static string OfWhatIsToKnow(PreflightDocument examined, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var check in examined.Checks.Where(check => check.Findings.Count > 0))
        {
            foreach (var finding in check.Findings)
            {
                text.Append($"{Word(check.State, ink)}  {ink.Strong(finding.Host)}  {check.Code}: {finding.What}\n");
                text.Append(string.Concat(finding.Evidence.Select(line => $"{Indent}{ink.Faint(line)}\n")));
                text.Append(finding.Remedy is null ? "" : $"{Indent}→ {finding.Remedy}\n");
            }
        }

        // A host that cannot be asked leaves many checks open for one reason.
        foreach (var open in examined.Checks.Where(check => check.NotAssessed is not null).GroupBy(check => (check.NotAssessed, IsAccepted: check.State == PreflightState.Accepted)))
        {
            var codes = open.Select(check => check.Code).ToList();
            var what = codes.Count > 3 ? $"{PlanText.Count(codes.Count, "check")} not made everywhere" : string.Join(", ", codes);
            text.Append($"{Word(open.Key.IsAccepted ? PreflightState.Accepted : PreflightState.Unknown, ink)}  {what}: {open.Key.NotAssessed}\n");
        }

        return text.ToString();
    }

    private static string Word(PreflightState state, Ink ink) => state switch
    {
        PreflightState.Failed => ink.Bad("failed  "),
        PreflightState.Ok => ink.Good("ok      "),
        _ => ink.Notice(state.ToString().ToLowerInvariant().PadRight(8)),
    };

    private static string Summary(PreflightDocument examined, Ink ink)
    {
        var counts = string.Join(", ", examined.Checks
            .GroupBy(check => check.State)
            .OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"));
        return examined.IsFit
            ? ink.Good($"The hosts of {examined.Cluster} are fit: {counts}")
            : ink.Bad($"The hosts of {examined.Cluster} are not fit, and nothing was changed: {counts}");
    }
}

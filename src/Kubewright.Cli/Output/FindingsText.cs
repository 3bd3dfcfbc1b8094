using System.Text;
using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>What <c>lint</c> found and corrected, for people.</summary>
internal static class FindingsText
{
    public static string Of(LintDocument lint, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var file in lint.Corrected ?? [])
        {
            text.Append($"--- {file.Copy ?? file.File}\n+++ {file.File}\n");
            foreach (var line in file.Diff)
            {
                text.Append(Painted(line, ink)).Append('\n');
            }

            text.Append('\n');
        }

        foreach (var finding in lint.Findings)
        {
            text.Append($"{ink.Strong($"{finding.File}:{finding.Line}")}: {Word(finding.Severity, ink)}: {finding.Problem} {ink.Faint($"[{finding.Code}]")}\n");
            text.Append($"    why: {finding.Why}\n    correction: {finding.Correction}\n");
        }

        return text.Append(lint.Findings.Count > 0 ? "\n" : "").Append(Summary(lint, ink)).Append('\n').ToString();
    }

    private static string Summary(LintDocument lint, Ink ink)
    {
        var files = PlanText.Count(lint.Files.Count, "file");
        var found = string.Join(", ", new[] { Counted(lint, "error"), Counted(lint, "warning"), Counted(lint, "info") }.OfType<string>());
        var corrected = lint.Written ? lint.Corrected!.Count == 0 ? "; nothing could be corrected" : $"; {PlanText.Count(lint.Corrected.Count, "file")} corrected, the former kept beside {(lint.Corrected.Count == 1 ? "it" : "them")}" : "";
        var fixable = lint.Findings.Count(finding => finding.Fixable);
        return lint.Findings.Count == 0
            ? $"{files}: {ink.Good(lint.Written && lint.Corrected!.Count > 0 ? "nothing is left to say" : "nothing found")}{(lint.Written && lint.Corrected!.Count > 0 ? corrected : "")}"
            : $"{files}: {ink.Bad(found)}{(lint.Written ? $" left{corrected}" : fixable > 0 ? $"; --fix corrects {fixable} of {lint.Findings.Count}" : "")}";
    }

    private static string? Counted(LintDocument lint, string severity) => lint.Findings.Count(finding => finding.Severity == severity) is > 0 and var count ? PlanText.Count(count, severity) : null;

    private static string Word(string severity, Ink ink) => severity switch
    {
        "error" => ink.Bad(severity),
        "warning" => ink.Notice(severity),
        _ => ink.Faint(severity),
    };

    private static string Painted(string line, Ink ink) => line[0] switch
    {
        '+' => ink.Good(line),
        '-' => ink.Bad(line),
        '@' => ink.Faint(line),
        _ => line,
    };
}

using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedWeightTooSmall() : FileRule<KeepalivedFile>(
    "keepalived-weight-too-small",
    Severity.Error,
    "A failed check outweighs the gap between priorities",
    "a host whose check fails keeps the highest priority, or ends in a tie with its peer, which keeps the address where it is: it never moves")
{
    // Alone, a file does not tell its peers' priorities; people leave gaps of up to so much.
    private const int UsualGap = 10;

    private const int Good = 60;

    protected override IEnumerable<LintFinding> Judge(KeepalivedFile file, LintSet set)
    {
        foreach (var instance in file.Instances)
        {
            var group = set.VrrpGroups.FirstOrDefault(group => group.Instances.Contains(instance));
            var gap = group?.Gap ?? 0;
            foreach (var (weight, line, script) in instance.Weights)
            {
                if (group is not null && gap > 0 && Math.Abs(weight) <= gap)
                {
                    var other = group.Instances.Where(other => other.File != file).OrderByDescending(other => Math.Abs(other.Priority - instance.Priority)).First();
                    yield return Found(
                        file,
                        line.Line,
                        $"weight {weight} of {script.Name} is not larger than {gap}, the gap between priority {instance.Priority} here and {other.Priority} in {other.File}",
                        Correction(weight, gap),
                        file.Text.Replace(line.Line, $"{weight}", $"{Wanted(weight, gap)}", ColumnOfWeight(file, line.Line)));
                }
                else if (group is null && Math.Abs(weight) < UsualGap)
                {
                    yield return Found(
                        file,
                        line.Line,
                        $"weight {weight} of {script.Name} moves the address only where the peer's priority is less than {Math.Abs(weight)} away from {instance.Priority}; its file was not given",
                        Correction(weight, UsualGap),
                        file.Text.Replace(line.Line, $"{weight}", $"{Wanted(weight, UsualGap)}", ColumnOfWeight(file, line.Line)))
                        with { Severity = Math.Abs(weight) == 1 ? Severity.Error : Severity.Warning };
                }
            }
        }
    }

    private static int ColumnOfWeight(KeepalivedFile file, int line) => file.Text[line].LastIndexOf("weight", StringComparison.Ordinal) + 1;

    private static int Wanted(int weight, int gap) => Math.Sign(weight) * Math.Max(Good, gap + 10);

    private static string Correction(int weight, int gap) => $"write weight {Wanted(weight, gap)} in the files of all peers";
}

using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>
/// Joins the lines of tables that a terminal broke at its width. Told by the header: its next line goes on in capitals. Rows then break at the same width.
/// </summary>
internal static partial class Unwrapping
{
    public static IReadOnlyList<PastedLine> Join(IReadOnlyList<PastedLine> lines)
    {
        var joined = new List<PastedLine>();
        for (var at = 0; at < lines.Count;)
        {
            var pieces = KubectlHeader.IsStart(lines[at].Text) ? 1 + lines.Skip(at + 1).TakeWhile(GoesOn).Count() : 1;
            if (pieces == 1)
            {
                joined.Add(lines[at++]);
                continue;
            }

            var end = at;
            while (end < lines.Count && !lines[end].IsBlank && !ShellPrompt.IsPrompt(lines[end].Text))
            {
                end++;
            }

            joined.AddRange(Rows([.. lines.Skip(at).Take(end - at)], pieces));
            at = end;
        }

        return joined;
    }

    private static IEnumerable<PastedLine> Rows(IReadOnlyList<PastedLine> block, int pieces)
    {
        // Terminals that drop spaces at the end of a line still fill some line to its end.
        var width = block.Max(line => line.Text.Length);
        for (var at = 0; at < block.Count;)
        {
            var count = Math.Min(pieces, block.Count - at);
            while (at > 0 && at + count < block.Count && (block.Count - at - count) % pieces != 0 && block[at + count - 1].Text.Length == width)
            {
                count++;
            }

            yield return new PastedLine(
                block[at].Number,
                string.Concat(block.Skip(at).Take(count - 1).Select(line => line.Text.PadRight(width))) + block[at + count - 1].Text);
            at += count;
        }
    }

    private static bool GoesOn(PastedLine line) => Capitals().IsMatch(line.Text) && !KubectlHeader.IsStart(line.Text);

    [GeneratedRegex(@"^[A-Z()\- ]*[A-Z][A-Z()\- ]*$")]
    private static partial Regex Capitals();
}

using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>Makes plain lines of what was copied from a terminal, a web page or a chat.</summary>
public static partial class PastedLines
{
    private const int FullWidthFirst = '！';
    private const int FullWidthLast = '～';
    private const int FullWidthOffset = FullWidthFirst - '!';

    public static IReadOnlyList<PastedLine> Of(string text) =>
        [.. LineEnd().Split(text).Select((line, at) => new PastedLine(at + 1, Plain(line)))];

    private static string Plain(string line)
    {
        if (Printable(line))
        {
            return Quotation().Replace(line, "");
        }

        var plain = new StringBuilder(line.Length);
        foreach (var letter in Colour().Replace(line, ""))
        {
            if (letter == '\t' || !Leaves(letter))
            {
                plain.Append(Ascii(letter));
            }
        }

        return Quotation().Replace(plain.ToString(), "");
    }

    // Most lines: nothing is to be done.
    private static bool Printable(string line) => !line.AsSpan().ContainsAnyExceptInRange(' ', '~');

    // A tab stays: it parts columns.
    private static char Ascii(char letter) => letter switch
    {
        '\t' => '\t',
        >= (char)FullWidthFirst and <= (char)FullWidthLast => (char)(letter - FullWidthOffset),
        '\u2010' or '\u2011' => '-',
        _ when char.IsWhiteSpace(letter) => ' ',
        _ => letter,
    };

    // Byte order marks and other things without width.
    private static bool Leaves(char letter) => char.IsControl(letter) || letter is '\ufeff' or '\u200b' or '\u200c' or '\u200d' or '\u2060';

    // As mail and Markdown quote.
    [GeneratedRegex(@"^\s*(?:>\s)+")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\r\n|\r|\n")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])")]
    private static partial Regex Colour();
}

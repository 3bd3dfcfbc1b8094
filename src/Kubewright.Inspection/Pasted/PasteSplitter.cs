using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>Takes a paste apart: prompts, answers in known formats, and what is neither.</summary>
internal sealed partial class PasteSplitter
{
    private readonly IReadOnlyList<PastedLine> _lines;
    private readonly List<Piece> _pieces = [];
    private readonly List<Leftover> _leftovers = [];
    private PastedCommand? _typed;

    private PasteSplitter(IReadOnlyList<PastedLine> lines) => _lines = lines;

    public static Paste Split(string text)
    {
        var splitter = new PasteSplitter(Unwrapping.Join(PastedLines.Of(text)));
        splitter.Walk();
        return new Paste(splitter._pieces, splitter._leftovers);
    }

    private void Walk()
    {
        for (var at = 0; at < _lines.Count;)
        {
            if (_lines[at].IsBlank || Decoration().IsMatch(_lines[at].Text))
            {
                at++;
            }
            else if (ShellPrompt.Typed(_lines[at].Text) is { } typed)
            {
                at = Prompt(at, typed);
            }
            else if (PieceStart.FormatAt(_lines, at) is { } format)
            {
                var (count, cut) = PieceEnd.Of(_lines, at, format);
                _pieces.Add(new Piece(format, _typed, [.. _lines.Skip(at).Take(count)], cut));
                at += count;
            }
            else
            {
                Leave(_lines[at++]);
            }
        }
    }

    // A command may go on in the next line.
    private int Prompt(int at, string typed)
    {
        while (typed.EndsWith('\\') && at + 1 < _lines.Count)
        {
            typed = $"{typed[..^1].TrimEnd()} {_lines[++at].Text.Trim()}";
        }

        if (typed.Length > 0)
        {
            _typed = PastedCommand.Of(typed) is { Program: not null } command ? command : null;
            if (_typed is null)
            {
                Leave(_lines[at]);
            }
        }

        return at + 1;
    }

    private void Leave(PastedLine line)
    {
        if (_leftovers is [.., var last] && last.Last + 1 == line.Number)
        {
            _leftovers[^1] = new Leftover([.. last.Lines, line]);
        }
        else
        {
            _leftovers.Add(new Leftover([line]));
        }
    }

    [GeneratedRegex(@"^\s*(?:```[\w-]*|~~~[\w-]*|\.{3,}|…+|-{3,}|={3,}|\*{3,})\s*$")]
    private static partial Regex Decoration();
}
